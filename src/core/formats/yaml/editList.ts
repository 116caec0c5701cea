import type { TextEdit, TextRange } from '../../text/range';
import { sameValue, type Value } from '../../value';
import type { SourceLines } from './lines';
import type { YamlNode } from './node';
import { flowText, itemLine, type ScalarStyle, type Writing } from './write';

/**
 * The smallest edits that make a list hold `values`: items that stay keep their characters and comments. Undefined where
 * the list has to be written anew: it has no items, would have none, or is laid out in an unusual way.
 */
export function listEdits(
  lines: SourceLines,
  list: YamlNode,
  values: readonly Value[],
  dialect: Writing['dialect'],
): readonly TextEdit[] | undefined {
  const items = list.items ?? [];
  if (items.length === 0 || values.length === 0) return undefined;
  const layout = list.style === 'flow' ? flowLayout(items) : blockLayout(lines, list, items);
  if (layout === undefined) return undefined;
  const edits: TextEdit[] = [];
  const writing = { dialect, inFlow: list.style === 'flow' };
  const removed = new Set<number>();
  for (const { after, taken, added } of changesOf(items, values)) {
    const replaced = Math.min(taken.length, added.filter(isScalar).length);
    taken.forEach((index, position) => {
      const [item, value] = [items[index], position < replaced ? added[position] : undefined];
      if (item === undefined || value === undefined) removed.add(index);
      else edits.push({ range: item.range, newText: flowText(value, { ...writing, style: styleOf(item) }) });
    });
    const style = styleOf(items[after] ?? items[after + 1]);
    const inserted = added.slice(replaced);
    if (inserted.length > 0) edits.push(layout.insert(taken[replaced - 1] ?? after, inserted, { ...writing, style }));
  }
  return [...edits, ...layout.remove((index) => removed.has(index))];
}

/** The edits that take parts out of brackets, each with a comma. */
export function takeFromFlow(parts: readonly TextRange[], isTaken: (index: number) => boolean): readonly TextEdit[] {
  const firstKept = parts.findIndex((_, index) => !isTaken(index));
  return parts.flatMap((part, index) => {
    if (!isTaken(index)) return [];
    const start = (firstKept >= 0 && firstKept < index ? parts[index - 1]?.end : undefined) ?? part.start;
    const end = (firstKept > index || firstKept < 0 ? parts[index + 1]?.start : undefined) ?? part.end;
    return [{ range: { start, end }, newText: '' }];
  });
}

export const styleOf = (item: YamlNode | undefined): ScalarStyle =>
  item?.style === 'single' || item?.style === 'double' ? item.style : 'plain';

/** Where a list of some layout takes items and lets them go. `after` is -1 for the place before the first. */
interface Layout {
  insert(after: number, values: readonly Value[], writing: Writing): TextEdit;
  remove(isRemoved: (index: number) => boolean): readonly TextEdit[];
}

function flowLayout(items: readonly YamlNode[]): Layout {
  return {
    insert(after, values, writing) {
      const texts = values.map((value) => flowText(value, writing));
      const place = items[after]?.range.end ?? items[0]?.range.start ?? 0;
      const newText = after < 0 ? texts.map((text) => `${text}, `) : texts.map((text) => `, ${text}`);
      return { range: { start: place, end: place }, newText: newText.join('') };
    },
    remove: (isRemoved) =>
      takeFromFlow(
        items.map(({ range }) => range),
        isRemoved,
      ),
  };
}

/** Undefined unless every item has lines of its own. */
function blockLayout(lines: SourceLines, list: YamlNode, items: readonly YamlNode[]): Layout | undefined {
  const indent = lines.columnOf(list.range.start);
  const dashes = items.map((_, index) => dashOf(lines, list, index, indent));
  const known = dashes.flatMap((dash) => dash ?? []);
  if (known.length < items.length) return undefined;
  return {
    insert(after, values, writing) {
      const added = values.map((value) => itemLine(value, indent, writing));
      const previous = items[after];
      return previous === undefined
        ? lines.insertBefore(list.range.start, added)
        : lines.insertAfter(Math.max(previous.range.end, known[after] ?? 0), added);
    },
    remove: (isRemoved) =>
      items.flatMap(({ range }, index) =>
        isRemoved(index) ? [lines.remove({ start: known[index] ?? range.start, end: range.end })] : [],
      ),
  };
}

/** The offset of an item's dash, if it is the first character of its line. */
function dashOf(lines: SourceLines, list: YamlNode, index: number, indent: number): number | undefined {
  if (index === 0) return lines.isFirstInLine(list.range.start) ? list.range.start : undefined;
  const from = list.items?.[index - 1]?.range.end ?? 0;
  const to = (list.items?.[index]?.range.start ?? 0) + 1;
  const dash = new RegExp(`\\n {${String(indent)}}-(?=\\s|$)`).exec(lines.text.slice(from, to));
  return dash === null ? undefined : from + dash.index + dash[0].length - 1;
}

/** What becomes of the items between two that stay. */
interface ListChange {
  /** The index of the item that stays before; -1 at the start. */
  readonly after: number;
  readonly taken: readonly number[];
  readonly added: readonly Value[];
}

function changesOf(items: readonly YamlNode[], values: readonly Value[]): readonly ListChange[] {
  const stays = [...commonSubsequence(items, values), [items.length, values.length] as const];
  let [after, next] = [-1, 0];
  return stays.map(([item, value]) => {
    const taken = items.map((_, index) => index).slice(after + 1, item);
    const change = { after, taken, added: values.slice(next, value) };
    [after, next] = [item, value + 1];
    return change;
  });
}

/** The longest one, as pairs of an item's and a value's index. */
function commonSubsequence(
  items: readonly YamlNode[],
  values: readonly Value[],
): readonly (readonly [number, number])[] {
  const same = (item: number, value: number): boolean => {
    const [a, b] = [items[item]?.value, values[value]];
    return a !== undefined && b !== undefined && sameValue(a, b);
  };
  const lengths = Array.from({ length: items.length + 1 }, () => new Array<number>(values.length + 1).fill(0));
  const length = (item: number, value: number): number => lengths[item]?.[value] ?? 0;
  for (let item = items.length - 1; item >= 0; item -= 1) {
    for (let value = values.length - 1; value >= 0; value -= 1) {
      const longest = same(item, value)
        ? length(item + 1, value + 1) + 1
        : Math.max(length(item + 1, value), length(item, value + 1));
      lengths[item]?.splice(value, 1, longest);
    }
  }
  const pairs: [number, number][] = [];
  let [item, value] = [0, 0];
  while (item < items.length && value < values.length) {
    if (same(item, value)) pairs.push([item++, value++]);
    else if (length(item + 1, value) >= length(item, value + 1)) item += 1;
    else value += 1;
  }
  return pairs;
}

const isScalar = (value: Value): boolean => typeof value !== 'object' || value === null;
