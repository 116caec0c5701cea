import { catalogue, type CatalogueRow } from '../catalogue/catalogue';
import { isKnownIn } from '../catalogue/releases';
import type { EffectiveConfiguration } from './effectiveConfiguration';
import { pastedText } from '../formats/pastedValue';
import { serverValue } from '../formats/serverValue';
import { enumerate } from '../rules/subject';
import { isBlank, isList, type Value } from '../value';
import type { Reading, View } from '../view';
import { withoutPassword } from '../webUrl';
import { passage } from './passage';
import { t } from '../../l10n/l10n';

const mask = '••••••';

/** What the server holds of each setting, by its path. Settings that the release does not know are left out. */
export function treeOf(view: View, text: string, showSecrets: boolean): EffectiveConfiguration {
  const tree: Tree = {};
  for (const setting of catalogue) {
    const { path } = setting;
    if (path === undefined || !isKnown(view, setting)) continue;
    const value = valueOf(view, text, setting);
    if (value === undefined) continue;
    const isShown = showSecrets || value === origin(view.get(setting.key));
    put(tree, path.split('.'), isShown ? value : masked(setting, value));
  }
  return tree;
}

/** What is gone from the newest release may be there still where no release is named, if the file says so. */
const isKnown = (view: View, setting: CatalogueRow): boolean =>
  isKnownIn(setting, view.release ?? 'main') || (view.release === undefined && view.get(setting.key).source === 'file');

interface Tree {
  [name: string]: Value;
}

function valueOf(view: View, text: string, setting: CatalogueRow): Value | undefined {
  switch (passage(view, text, setting)) {
    case 'dropped':
      return undefined;
    case 'shipped':
      return shippedValue(setting);
    case 'passed':
      return held(view, setting, view.get(setting.key));
  }
}

/** A block has no value of its own, but for one that holds nothing at all. */
function held(view: View, setting: CatalogueRow, reading: Reading): Value | undefined {
  const { value, source } = reading;
  const { type } = setting;
  if (type === 'object') return source === 'file' && (value === null || isEmptyMap(value)) ? value : undefined;
  if (value === undefined) return isThere(view, setting, reading) ? origin(reading) : undefined;
  const isAbsent = source === 'default' && view.vocabulary === 'server' && (value === null || !hasBlock(view, setting));
  return isAbsent ? undefined : serverValue(type, value);
}

/** What nobody knows the value of is there all the same: the file that ships has a placeholder for each variable. */
const isThere = ({ vocabulary }: View, { env }: CatalogueRow, { source, reference }: Reading): boolean =>
  source === 'file' || reference !== undefined || (vocabulary === 'environment' && env !== undefined);

/** The server has no defaults for what is in a block that its file leaves out. */
function hasBlock({ structures }: View, { path = '' }: CatalogueRow): boolean {
  const block = path.split('.').slice(0, -1);
  return structures.some((structure) => {
    const value = block.reduce<unknown>((data, key) => (isRecord(data) ? data[key] : undefined), structure.data);
    return isRecord(value);
  });
}

const isRecord = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

const isEmptyMap = (value: Value | undefined): value is Value =>
  typeof value === 'object' && value !== null && !isList(value) && Object.keys(value).length === 0;

/** Where a value comes from that the file does not hold. */
function origin({ reference, written = '' }: Reading): string {
  if (reference?.kind === 'environment-variable') return t`<from ${reference.variable}>`;
  if (reference !== undefined) return t`<from Secret ${reference.name}, entry ${reference.entry}>`;
  const variables = [...new Set([...written.matchAll(/\$\{([A-Za-z_]\w*)/g)].map(([, name = '']) => name))];
  return variables.length > 0 ? t`<from ${enumerate(variables)}>` : t`<unknown>`;
}

/** What the `openmetadata.yaml` of the image has where no variable is passed. */
function shippedValue({ type, shippedDefault }: CatalogueRow): Value | undefined {
  const value = pastedText(shippedDefault);
  return value === undefined ? undefined : serverValue(type, value);
}

function masked({ secret }: Pick<CatalogueRow, 'secret'>, value: Value): Value {
  if (secret === true) return isBlank(value) ? value : mask;
  if (isList(value)) return value.map((item) => masked({}, item));
  return typeof value === 'string' ? withoutPassword(value) : value;
}

function put(tree: Tree, [key = '', ...rest]: readonly string[], value: Value): void {
  if (rest.length === 0) {
    tree[key] ??= value;
    return;
  }
  const inner = tree[key];
  const block: Tree = typeof inner === 'object' && inner !== null && !isList(inner) ? { ...inner } : {};
  tree[key] = block;
  put(block, rest, value);
}
