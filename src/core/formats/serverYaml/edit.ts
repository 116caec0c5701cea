import { type CatalogueRow, settingOf } from '../../catalogue/catalogue';
import type { Change } from '../../finding';
import type { Placeholder } from '../../placeholders';
import { err, type Result } from '../../result';
import { lineEnding } from '../../text/lines';
import type { TextEdit } from '../../text/range';
import { isBlank, isList, type Value } from '../../value';
import type { CannotEdit, Edited, Elsewhere, Lens } from '../lens';
import { readServerTree, type ServerTree, type Slot, slotOf } from './tree';
import { checkedEdit, holds, lastChanges, notExpressible, unreadable } from '../yaml/checked';
import { editYaml } from '../yaml/edit';
import type { Put, Wanted } from '../yaml/wish';
import { listEdits, styleOf } from '../yaml/editList';
import { SourceLines } from '../yaml/lines';
import { entryAt, type YamlNode } from '../yaml/node';
import { flowText, scalarText, type ScalarStyle } from '../yaml/write';
import { t } from '../../../l10n/l10n';

/**
 * The smallest edits of `openmetadata.yaml` after which the server has `changes`. A placeholder stays: its default is
 * changed. A secret is not written at all: its place gets a placeholder, and its variable is to be set elsewhere.
 */
export function editServerYaml(
  text: string,
  changes: readonly Change[],
  read: Lens['read'],
): Result<Edited, CannotEdit> {
  const tree = readServerTree(text);
  if (tree === undefined) return err(unreadable);
  const lines = new SourceLines(text, lineEnding(text));
  const wanted: Wanted[] = [];
  const elsewhere: Elsewhere[] = [];
  const view = read(text);
  for (const change of lastChanges(changes)) {
    const setting = settingOf(change.key);
    // A switch of the Helm chart: there is nothing to switch here.
    if (setting.path === undefined) continue;
    if ('set' in change && holds(view.get(change.key), change.set)) continue;
    const path = setting.path.split('.');
    if ('remove' in change) wanted.push({ path, wish: { remove: true } });
    else if ('set' in change) wanted.push({ path, wish: { value: change.set } });
    else {
      const reference = referenceTo(text, tree, setting, 'secret' in change ? change.secret : undefined);
      if (reference === undefined)
        return err(notExpressible(change.key, t`openmetadata.yaml reads it from no environment variable`));
      wanted.push(...reference.wanted);
      elsewhere.push(...reference.elsewhere);
    }
  }
  const edits = editYaml(lines, tree.root, wanted, {
    dialect: 'server',
    blockLists: false,
    keptLevels: 1,
    replace: (node, put, inFlow) => replaceInPlaceholder(lines, tree.placeholders, node, put, inFlow),
  });
  return checkedEdit(text, view, changes, edits, elsewhere, read);
}

/** What it takes to let a setting come from its variable; the variable is the one it comes from already, or else its own. */
function referenceTo(
  text: string,
  tree: ServerTree,
  { key, path = '', env, secret: isSecret }: CatalogueRow,
  secret: string | undefined,
): { readonly wanted: readonly Wanted[]; readonly elsewhere: readonly Elsewhere[] } | undefined {
  const node = entryAt(tree.root, path.split('.'))?.node;
  const whole = node === undefined ? undefined : slotOf(text, node, tree.placeholders).whole;
  const variable = whole?.variable ?? env;
  if (variable === undefined) return undefined;
  const written = node?.value === undefined || isBlank(node.value) ? undefined : asText(node.value);
  const value = secret ?? written;
  const isThere = whole !== undefined && written === undefined;
  return {
    wanted: isThere ? [] : [{ path: path.split('.'), wish: { text: `\${${variable}:-""}` } }],
    elsewhere:
      value === undefined
        ? []
        : [
            {
              key,
              value,
              secret: isSecret === true || secret !== undefined,
              home: { kind: 'environment-variable', variable },
            },
          ],
  };
}

const asText = (value: Value): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Undefined where no placeholder is concerned, or a list has them among its items. */
function replaceInPlaceholder(
  lines: SourceLines,
  placeholders: readonly Placeholder[],
  node: YamlNode,
  put: Put,
  inFlow: boolean,
): readonly TextEdit[] | undefined {
  const slot = slotOf(lines.text, node, placeholders);
  if (slot.placeholders.length === 0 || (slot.whole === undefined && node.kind !== 'scalar')) return undefined;
  if (!('value' in put)) return 'text' in put ? [emptied(slot) ?? { range: slot.range, newText: put.text }] : undefined;
  const written = slot.whole === undefined ? undefined : newDefault(lines, slot, slot.whole, node, put.value, inFlow);
  if (written !== undefined) return written;
  return [{ range: slot.range, newText: flowText(put.value, { dialect: 'server', style: styleOf(node), inFlow }) }];
}

function emptied({ whole, quote }: Slot): TextEdit | undefined {
  return whole?.defaultRange === undefined
    ? undefined
    : { range: whole.defaultRange, newText: quote === '' ? '""' : '' };
}

/** Undefined where the value cannot be a default: a brace would end it, and a blank one would mean "from outside". */
function newDefault(
  lines: SourceLines,
  { quote }: Slot,
  { range, defaultRange }: Placeholder,
  node: YamlNode,
  value: Value,
  inFlow: boolean,
): readonly TextEdit[] | undefined {
  const fits = (edits: readonly TextEdit[]): boolean => edits.every(({ newText }) => !newText.includes('}'));
  if (isList(value) && node.kind === 'list') {
    const edits = listEdits(lines, node, value, 'server');
    if (edits !== undefined && fits(edits)) return edits;
  }
  const before = defaultRange === undefined ? '' : lines.text.slice(defaultRange.start, defaultRange.end);
  const text =
    quote === '' ? flowText(value, { dialect: 'server', style: styleWritten(before), inFlow }) : inQuotes(value, quote);
  if (text === undefined || (value !== null && isBlank(value)) || !fits([{ range, newText: text }])) return undefined;
  if (defaultRange !== undefined) return [{ range: defaultRange, newText: text }];
  return [{ range: { start: range.end - 1, end: range.end - 1 }, newText: `:-${text}` }];
}

const styleWritten = (text: string): ScalarStyle =>
  /^\s*"/.test(text) ? 'double' : /^\s*'/.test(text) ? 'single' : 'plain';

/** The characters of a scalar between quotes that are there already; undefined if these quotes cannot hold it. */
function inQuotes(value: Value, quote: '"' | "'"): string | undefined {
  if (typeof value === 'object') return undefined;
  const style = quote === '"' ? 'double' : 'single';
  const text = scalarText(String(value), { dialect: 'server', style, inFlow: false });
  return text.startsWith(quote) ? text.slice(1, -1) : undefined;
}
