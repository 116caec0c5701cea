import { sharedByAnchor } from '../byHand';
import { err, ok, type Result } from '../../result';
import type { TextEdit } from '../../text/range';
import type { CannotEdit } from '../lens';
import { editYaml, type EditStyle } from './edit';
import type { SourceLines } from './lines';
import type { YamlNode } from './node';
import { additions, newFlow, newLines, type Wanted } from './wish';
import { t } from '../../../l10n/l10n';

/** Edits inside a list, and what is wanted of the list as a whole. */
export interface ItemEdits {
  readonly edits: readonly TextEdit[];
  readonly wanted: readonly Wanted[];
}

/** One item of a list of maps. */
export interface WantedItem {
  /** The item that is it already. */
  readonly is: (item: YamlNode) => boolean;
  /** What it is to hold; the paths start in the item. */
  readonly contents: readonly Wanted[];
}

/**
 * Gives an item of a list of maps what it is to hold. One that is not there yet comes behind the last.
 * @param list the list, if there is one
 * @param path the keys that lead to it
 */
export function editItem(
  lines: SourceLines,
  list: YamlNode | undefined,
  path: readonly string[],
  { is, contents }: WantedItem,
  style: EditStyle,
): Result<ItemEdits, CannotEdit> {
  const layout = { ...style, step: 2 };
  const added = additions(contents);
  const blockItem = (indent: number): readonly string[] =>
    newLines(added, 0, layout).map((line, index) => `${' '.repeat(indent)}${index === 0 ? '- ' : '  '}${line}`);
  const flowItem = `{${newFlow(added, layout)}}`;
  const items = list?.items ?? [];
  const last = items.at(-1);
  if (list === undefined || last === undefined) {
    return ok({ edits: [], wanted: [{ path, wish: { below: blockItem, inFlow: `[${flowItem}]` } }] });
  }
  const present = items.find(is);
  if (list.alias === true || list.anchored === true || present?.alias === true) return err(shared(path));
  if (present !== undefined) {
    const edited = editYaml(lines, present, contents, style);
    return edited.ok ? ok({ edits: edited.value, wanted: [] }) : edited;
  }
  const end = last.range.end;
  const edit =
    list.style === 'flow'
      ? { range: { start: end, end }, newText: `, ${flowItem}` }
      : lines.insertAfter(list.range.end, blockItem(lines.columnOf(list.range.start)));
  return ok({ edits: [edit], wanted: [] });
}

const shared = (path: readonly string[]): CannotEdit => sharedByAnchor(path.at(-1) ?? t`the list`);
