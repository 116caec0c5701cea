import type { TextRange } from '../../text/range';

/*
 * What can be said of YAML without a parser. What is written by indentation has a simple order: a line that begins at the
 * column of a map is one of its keys, and what belongs to an entry stands further right, whatever it is (a text, quotes,
 * brackets). Only comments, blank lines, the dashes of a list and closing brackets are exempt. Any other line at that
 * column (`? key`, `"key"`, `<<`, `---`, `{{ if }}`, conflict markers) is more than can be told here.
 */

/** The lines of a map. */
export interface Outlined extends TextRange {
  /** Where its first line begins, and those of all its keys. */
  readonly column: number;
}

/** The lines of a key of a map. */
export interface OutlinedEntry extends TextRange {
  readonly key: string;
  /** Behind its colon. */
  readonly colon: number;
  /** The first line below that of the key that says something; `end` if none does. */
  readonly below: number;
}

/** The map that is all of a text. */
export function outlineOf(text: string): Outlined {
  const first = firstLine(text, text.startsWith('\uFEFF') ? 1 : 0, text.length);
  const isMarked = documentStart.test(text.slice(first, first + 80));
  const start = isMarked ? firstLine(text, lineAfter(text, first), text.length) : first;
  return { start, end: text.length, column: 0 };
}

const documentStart = /^---[ \t]*(?:#.*)?\r?\n/;

/** Undefined if one of the lines at the column of the map is not what a key looks like, or stands left of it. */
export function entriesIn(text: string, { start, end, column }: Outlined): readonly OutlinedEntry[] | undefined {
  const entries: OutlinedEntry[] = [];
  for (let at = start; at < end;) {
    const key = keyAt(text, at, column);
    if (key === undefined) return undefined;
    const colon = plainKey.lastIndex;
    const below = firstLine(text, lineAfter(text, at), end);
    let next = lineAtMost(text, below, end, column);
    while (next < end && belongsAbove(text, next, column)) next = lineAtMost(text, lineAfter(text, next), end, column);
    entries.push({ key, colon, start: at, end: next, below: Math.min(below, next) });
    at = next;
  }
  return entries;
}

/** The map that an entry holds, if it can only be one: nothing stands behind its colon, and something below, further right. */
export function mapBelow(text: string, { start, end, colon, below }: OutlinedEntry): Outlined | undefined {
  if (below === end || !nothing.test(text.slice(colon, lineAfter(text, start)))) return undefined;
  const column = indentationAt(text, below);
  return column > indentationAt(text, start) ? { start: below, end, column } : undefined;
}

const nothing = /^ *(?: #.*)?(?:\r?\n)?$/;

/** The first line that says something; `end` if none does. */
export const firstLine = (text: string, start: number, end: number): number =>
  lineAtMost(text, start, end, Number.POSITIVE_INFINITY);

/** The first line from `start` on, before `end`, that says something no further right than `column`; `end` if none does. */
function lineAtMost(text: string, start: number, end: number, column: number): number {
  for (let line = start; line < end; line = lineAfter(text, line)) {
    let at = line;
    while (at - line <= column && text.charCodeAt(at) === space) at += 1;
    if (at - line <= column && !isNothing(text, at)) return line;
  }
  return end;
}

/** A comment, or the end of a blank line. */
function isNothing(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const isLineEnd = code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed);
  return code === hash || isLineEnd || at === text.length;
}

const [space, hash, lineFeed, carriageReturn] = [0x20, 0x23, 0x0a, 0x0d];

/** Where the next line starts; the end of the text if there is none. */
export function lineAfter(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

function indentationAt(text: string, line: number): number {
  let at = line;
  while (text.charCodeAt(at) === space) at += 1;
  return at - line;
}

/** The key that a line begins with, if it is a plain word and stands at `column`. */
function keyAt(text: string, line: number, column: number): string | undefined {
  if (indentationAt(text, line) !== column) return undefined;
  plainKey.lastIndex = line + column;
  return plainKey.exec(text)?.[1];
}

const plainKey = /([A-Za-z0-9_][\w./-]*) *:(?=[ \t\r\n]|$)/y;

/** A dash of a list, or the end of brackets: they may stand at the column of the key that they belong to. */
function belongsAbove(text: string, line: number, column: number): boolean {
  continuation.lastIndex = line;
  return indentationAt(text, line) === column && continuation.test(text);
}

const continuation = / *(?:-(?=[ \t\r\n]|$)|[\]}])/y;
