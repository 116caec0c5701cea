import { settingOf, type CatalogueRow } from '../../catalogue/catalogue';
import { settingsOfVariable, variables } from '../../catalogue/lookup';
import type { Value } from '../../value';
import type { Reading, Structure, View } from '../../view';
import { editEnvFile } from './edit';
import { scanEnvFile, type Assignment } from './scan';
import type { Lens, Surroundings } from '../lens';
import { pastedText, readPasted, type Pasted } from '../pastedValue';
import { serverValue } from '../serverValue';

/** An env file, as Docker Compose reads it and the server then pastes its values into `openmetadata.yaml`. */
export const envFile: Lens = {
  id: 'env-file',
  label: 'env file',
  detect: (name, text) =>
    (isEnvFileName(name) || isUnnamed(name)) &&
    (ownVariable.test(text) || (oidcVariable.test(text) && /openmetadata/i.test(text))),
  read: readEnvFile,
  edit: (text, changes) => editEnvFile(text, changes, readEnvFile),
};

const isEnvFileName = (name: string): boolean => /^\.?env(?:[.-]|$)|\.env(?:\.[\w-]+)?$|-env$/i.test(name);

/** What VS Code calls a text that has no name yet: it goes by its content alone. */
const isUnnamed = (name: string): boolean => /^Untitled-\d+$/.test(name);

const lineWith = (prefix: RegExp): RegExp => {
  const names = variables.filter((name) => prefix.test(name)).join('|');
  return new RegExp(`^[ \\t\\uFEFF]*(?:export[ \\t]+)?(?:${names})[ \\t]*[=:]`, 'm');
};

const ownVariable = lineWith(/^(?:AUTHENTICATION|AUTHORIZER|CUSTOM_OIDC)_/);

/** Other programs have an `OIDC_CLIENT_ID` too, so it tells ours only in a file that names OpenMetadata. */
const oidcVariable = lineWith(/^OIDC_/);

/** What is not in the catalogue but can only be meant for OpenMetadata's security settings. */
const isOurs = (name: string): boolean =>
  settingsOfVariable(name).length > 0 || /^(?:AUTHENTICATION|AUTHORIZER|OIDC|CUSTOM_OIDC)_/.test(name);

function readEnvFile(text: string, surroundings: Surroundings = {}): View {
  const readable = !text.includes('\0') && !/^(?:<{7}|>{7})(?: |\r?$)/m.test(text);
  const ours = readable ? scanEnvFile(text).filter(({ name }) => isOurs(name)) : [];
  const last = new Map(ours.map((assignment) => [assignment.name, { assignment, ...valueOf(text, assignment) }]));
  return {
    format: 'env-file',
    vocabulary: 'environment',
    secretHome: 'here',
    readable,
    partial: true,
    ...(surroundings.release === undefined ? {} : { release: surroundings.release }),
    heading: ours[0]?.nameRange ?? { start: 0, end: 0 },
    structures: [structureOf(last)],
    duplicates: [],
    get(key) {
      const setting = settingOf(key);
      const found = setting.env === undefined ? undefined : last.get(setting.env);
      return found === undefined ? { key, value: defaultOf(setting), source: 'default' } : readingOf(setting, found);
    },
  };
}

interface Found extends Pasted {
  readonly assignment: Assignment;
}

function valueOf(text: string, { value, valueRange, unterminated }: Assignment): Pasted {
  if (value !== undefined) return readPasted(value);
  return unterminated ? { value: undefined, broken: text.slice(valueRange.start + 1, valueRange.end) } : { value };
}

function readingOf({ key, type }: CatalogueRow, { assignment, value, items, broken }: Found): Reading {
  return {
    key,
    value: value === undefined ? undefined : serverValue(type, value),
    source: 'file',
    range: assignment.valueRange,
    keyRange: assignment.nameRange,
    ...(items === undefined
      ? {}
      : { items: items.map((item) => ({ ...item, value: serverValue('string', item.value) })) }),
    ...(assignment.variable === undefined
      ? {}
      : { reference: { kind: 'environment-variable', variable: assignment.variable } as const }),
    ...(broken === undefined ? {} : { broken }),
  };
}

/** What a server with the shipped `openmetadata.yaml` has where the variable is unset. */
function defaultOf({ type, shippedDefault }: CatalogueRow): Value | undefined {
  const value = pastedText(shippedDefault);
  return value === undefined ? undefined : serverValue(type, value);
}

/** One flat mapping of variables. A name that the catalogue lacks is judged by its name, whatever its value. */
function structureOf(found: ReadonlyMap<string, Found>): Structure {
  const data = Object.fromEntries(
    [...found].flatMap(([name, { value }]) =>
      value === undefined && settingsOfVariable(name).length > 0 ? [] : [[name, value ?? null] as const],
    ),
  );
  return {
    data,
    locate([name, index, ...deeper]) {
      const entry = typeof name === 'string' ? found.get(name) : undefined;
      if (entry === undefined) return undefined;
      const { nameRange, valueRange } = entry.assignment;
      if (index === undefined) return { key: nameRange, value: valueRange };
      const item = typeof index === 'number' && deeper.length === 0 ? entry.items?.[index] : undefined;
      return { value: item?.range ?? valueRange };
    },
  };
}
