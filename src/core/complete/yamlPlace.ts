import type { Path } from '../schema/place';
import type { TextRange } from '../text/range';
import { unquoted } from './brackets';
import { ancestors, isEmpty, type Line, linesOf } from './yamlLines';

/** Where a cursor stands in YAML by indentation, as far as the lines around it tell. */
export interface YamlPlace {
  readonly at: 'key' | 'value' | 'item';
  /** Of the map that the key is in, or of the value. An item of a list is a step `0`, whichever it is. */
  readonly path: Path;
  /** The characters of the key, or all that may belong to the value: to the end of the line, or of the file where brackets are open. */
  readonly range: TextRange;
  /** The keys and values of the same map, or the items of the same list, without that at the cursor. */
  readonly beside: readonly (readonly [key: string, value: string])[];
  /** The column of the key or of the item's content. */
  readonly column: number;
  /** A colon follows the key already. */
  readonly hasColon: boolean;
}

/**
 * Reads the lines around a cursor. The text need not parse: only indentation counts, and the lines of a `|` text count
 * like others, so that a configuration inside another file is seen as well. Undefined in comments and between things.
 */
export function yamlPlaceAt(text: string, offset: number): YamlPlace | undefined {
  const lines = linesOf(text);
  const index = lines.findLastIndex(({ start }) => start <= offset);
  const line = lines[index];
  if (line === undefined || offset > line.end || line.content.startsWith('#')) return undefined;
  const isBlank = line.content === '';
  const column = isBlank && line.dashes.length === 0 ? offset - line.start : line.column;
  const cursor = offset - line.start;
  if (!isBlank && cursor < line.column) return undefined;
  const { path, owner } = ancestors(lines, index, column);
  if (line.valueStart !== undefined && offset >= line.valueStart) {
    const range = { start: line.valueStart, end: endOfValue(text, line.valueStart, line.end) };
    const beside = keysBeside(lines, index, column);
    return { at: 'value', path: [...path, line.key ?? ''], range, beside, column, hasColon: true };
  }
  const open = owner?.valueStart === undefined ? '' : text.slice(owner.valueStart, owner.end).trim();
  if (/^(?:\$\{\w*:?-)?[[{]/.test(open) && owner?.valueStart !== undefined) {
    const start = owner.valueStart;
    return {
      at: 'value',
      path,
      range: { start, end: endOfValue(text, start, line.end) },
      beside: [],
      column,
      hasColon: true,
    };
  }
  // Below a scalar nothing can stand, but lines of a text may follow `|`.
  if (owner !== undefined && !/^(?:#.*|[&!]\S*|[|>][-+\d]*(?:\s+#.*)?)?$/.test(open)) return undefined;
  const range = { start: line.start + line.column, end: line.end };
  if (line.dashes.length > 0)
    return { at: 'item', path, range, beside: itemsBeside(lines, index), column, hasColon: false };
  const key = { start: isBlank ? offset : range.start, end: keyEnd(line, offset) };
  const hasColon = line.key !== undefined;
  return offset > key.end
    ? undefined
    : { at: 'key', path, range: key, beside: keysBeside(lines, index, column), column, hasColon };
}

/** The entries of the map that has its keys in this column. */
function keysBeside(lines: readonly Line[], index: number, column: number): YamlPlace['beside'] {
  const entries: (readonly [string, string])[] = [];
  const add = ({ key, valueStart = 0, start, content, column: own }: Line): void => {
    if (key !== undefined && own === column) entries.push([key, unquoted(content.slice(valueStart - start - own))]);
  };
  const isFirst = (line: Line | undefined): boolean => line?.column === column && line.dashes.length > 0;
  for (let at = index - 1; at >= 0 && !isFirst(lines[at + 1]); at -= 1) {
    const line = lines[at];
    if (line === undefined || isEmpty(line)) continue;
    if (line.column < column) break;
    add(line);
  }
  for (const line of lines.slice(index + 1)) {
    if (isEmpty(line)) continue;
    if (line.column < column || line.dashes.some((dash) => dash < column)) break;
    add(line);
  }
  return entries;
}

/** The items of the list that has its dashes in the column of this line's last dash. */
function itemsBeside(lines: readonly Line[], index: number): YamlPlace['beside'] {
  const dash = lines[index]?.dashes.at(-1) ?? 0;
  const items: (readonly [string, string])[] = [];
  const collect = (others: readonly Line[]): void => {
    for (const line of others) {
      if (isEmpty(line)) continue;
      if (line.column < dash || (line.column === dash && line.dashes.length === 0)) return;
      if (line.dashes.at(-1) === dash) items.push(['', unquoted(line.content.replace(/ #.*$/, ''))]);
    }
  };
  collect(lines.slice(0, index).reverse());
  collect(lines.slice(index + 1));
  return items;
}

/** Brackets may span lines; all else ends with its line. */
function endOfValue(text: string, start: number, lineEnd: number): number {
  const opens = /^\s*(?:\$\{\w*:?-)?[[{]/.test(text.slice(start, start + 200));
  return opens ? Math.min(text.length, Math.max(lineEnd, start + 20_000)) : lineEnd;
}

/** A half-typed key ends with the word. */
function keyEnd({ start, column, content, key }: Line, offset: number): number {
  const name = key === undefined ? content : (/^(?:"[^"]*"|'[^']*'|[^:]*?)(?=[ \t]*:)/.exec(content)?.[0] ?? content);
  return content === '' ? offset : start + column + (/^\S*/.exec(name)?.[0] ?? '').length;
}
