import { isList, type Value } from '../../value';
import type { YamlNode } from './node';
import { flowText, itemLine, scalarText, type Writing } from './write';

/** What a place is to hold: something, or nothing any more. */
export type Wish = Put | { readonly remove: true };
export type Put =
  | { readonly value: Value }
  /** This very text. */
  | { readonly text: string }
  /** Lines below the key, or in brackets this text. */
  | { readonly below: (indent: number) => readonly string[]; readonly inFlow: string };

export interface Wanted {
  /** Keys from the root, or from the map at hand. */
  readonly path: readonly string[];
  readonly wish: Wish;
}

/** What is wanted of each key of a map; the paths start below that key. */
export type Grouped = readonly (readonly [key: string, wanted: readonly Wanted[]])[];

export function byFirstKey(wanted: readonly Wanted[]): Grouped {
  const groups = new Map<string, Wanted[]>();
  for (const { path, wish } of wanted) {
    const [key, ...rest] = path;
    if (key === undefined) continue;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ path: rest, wish });
  }
  return [...groups];
}

/** The wish for the place itself, the last if there are several. */
export const wishOf = (wanted: readonly Wanted[]): Wish | undefined =>
  wanted.findLast(({ path }) => path.length === 0)?.wish;

export const isRemoval = ({ wish }: Wanted): boolean => 'remove' in wish;

/** What is to be there, grouped; what is to go needs no words where nothing is. */
export const additions = (wanted: readonly Wanted[]): Grouped => byFirstKey(wanted.filter((want) => !isRemoval(want)));

/** True if nothing would be left of the map. */
export function clears({ entries = [], alias, anchored }: YamlNode, wanted: readonly Wanted[]): boolean {
  if (entries.length === 0 || alias === true || anchored === true || !wanted.every(isRemoval)) return false;
  const groups = new Map(byFirstKey(wanted));
  return entries.every(({ key, node, merged }) => {
    const inner = groups.get(key) ?? [];
    return merged !== true && (wishOf(inner) !== undefined || clears(node, inner));
  });
}

/** How new entries are written. */
export interface Layout {
  readonly dialect: Writing['dialect'];
  /** Lists are written by indentation rather than in brackets. */
  readonly blockLists: boolean;
  /** By how much the keys of a map are indented. */
  readonly step: number;
}

/** New entries by indentation, as lines without line ends. */
export function newLines(added: Grouped, indent: number, layout: Layout): readonly string[] {
  const writing = { dialect: layout.dialect, style: 'plain', inFlow: false } as const;
  return added.flatMap(([key, wanted]) => {
    const wish = wishOf(wanted);
    const head = `${' '.repeat(indent)}${scalarText(key, writing)}:`;
    if (wish === undefined) return [head, ...newLines(byFirstKey(wanted), indent + layout.step, layout)];
    if ('remove' in wish) return [];
    const below = linesBelow(wish, indent, layout);
    return below === undefined ? [`${head} ${onOneLine(wish, writing)}`] : [head, ...below];
  });
}

/** New entries in brackets, without these. */
export function newFlow(added: Grouped, layout: Layout): string {
  const writing = { dialect: layout.dialect, style: 'plain', inFlow: true } as const;
  const texts = added.flatMap(([key, wanted]) => {
    const wish = wishOf(wanted);
    const head = `${scalarText(key, writing)}: `;
    if (wish === undefined) return [`${head}{${newFlow(byFirstKey(wanted), layout)}}`];
    return 'remove' in wish ? [] : [head + onOneLine(wish, writing)];
  });
  return texts.join(', ');
}

/** The lines of what is not written on the line of its key; `indent` is the key's column. */
export function linesBelow(
  put: Put,
  indent: number,
  { dialect, blockLists, step }: Layout,
): readonly string[] | undefined {
  if ('below' in put) return put.below(indent + step);
  if (!('value' in put) || !isList(put.value) || put.value.length === 0 || !blockLists) return undefined;
  return put.value.map((item) => itemLine(item, indent + step, { dialect, style: 'plain', inFlow: false }));
}

export function onOneLine(put: Put, writing: Writing): string {
  if ('below' in put) return put.inFlow;
  return 'text' in put ? put.text : flowText(put.value, writing);
}
