import type { MappedText } from '../../text/mappedText';
import type { TextRange } from '../../text/range';
import type { Dialect } from './scalar';
import { parseSlice, parseYaml, type YamlNode } from './tree';

/** What is wanted of a map: by key, everything of an entry, some entries of the map that it holds, or nothing. */
export type Wanted = (key: string) => Wanted | 'all' | undefined;

/** Wants the entries at these paths. */
export function wantedAt(paths: readonly (readonly string[])[]): Wanted {
  const below = new Map(paths.map(([key = '']) => [key, paths.filter((path) => path[0] === key)]));
  const parts = new Map(
    [...below].map(([key, own]) => {
      const isWhole = own.some((path) => path.length === 1);
      return [key, isWhole ? 'all' : wantedAt(own.map((path) => path.slice(1)))] as const;
    }),
  );
  return (key) => parts.get(key);
}

/** Text made ready for the parser, and what parsing it gave. */
export type Read<T> = T & { readonly root: YamlNode | undefined };

/**
 * Parses lines of a text, or, where these do not stand for themselves, all of it. Undefined where they cannot be read.
 * @param lines see `sliceOf`
 * @param prepare makes of ranges of the text what the parser is given, such as the server's substitution
 */
export function parseLines<T extends { readonly text: MappedText }>(
  { length }: string,
  lines: readonly TextRange[] | undefined,
  dialect: Dialect,
  prepare: (ranges: readonly TextRange[]) => T,
): Read<T> | undefined {
  if (lines !== undefined) {
    const prepared = prepare(lines);
    const part = parseSlice(prepared.text, dialect);
    if (part.ok) return { ...prepared, root: part.value };
    if (part.error === 'unreadable') return undefined;
  }
  const prepared = prepare([{ start: 0, end: length }]);
  const whole = parseYaml(prepared.text, dialect);
  return whole.ok ? { ...prepared, root: whole.value } : undefined;
}

/**
 * The lines of the wanted entries of a YAML text, with those of the keys that lead there: parsed without the rest they
 * give the same entries. Undefined where it takes a parser to tell.
 *
 * What is written by indentation has a simple order: a line that begins at the column of a map is one of its keys, and
 * what belongs to an entry stands further right, whatever it is (a text, quotes, brackets). Only comments, blank lines,
 * the dashes of a list and closing brackets are exempt. Any other line at that column (`? key`, `"key"`, `<<`, `---`,
 * `{{ if }}`, conflict markers) is left to the parser: all of the entry around it is wanted then. Aliases are not seen here.
 */
export function sliceOf(text: string, wanted: Wanted): readonly TextRange[] | undefined {
  const first = firstLine(text, text.startsWith('\uFEFF') ? 1 : 0, text.length);
  const start = documentStart.test(text.slice(first, first + 80))
    ? firstLine(text, lineAfter(text, first), text.length)
    : first;
  return entriesIn(text, { start, end: text.length }, 0, wanted);
}

const documentStart = /^---[ \t]*(?:#.*)?\r?\n/;

/**
 * The wanted lines of a map, which `start` is the first line of. Of one that holds nothing wanted its first entry, so that
 * it stays a map. Undefined if one of the lines at its column is not what a key looks like.
 */
function entriesIn(
  text: string,
  { start, end }: TextRange,
  column: number,
  wanted: Wanted,
): readonly TextRange[] | undefined {
  const taken: TextRange[] = [];
  let first: TextRange | undefined;
  let at = start;
  while (at < end) {
    const key = keyAt(text, at, column);
    if (key === undefined) return undefined;
    let next = lineAtMost(text, lineAfter(text, at), end, column);
    while (next < end && belongsAbove(text, next, column)) next = lineAtMost(text, lineAfter(text, next), end, column);
    const part = wanted(key);
    if (part !== undefined) taken.push(...linesOf(text, { start: at, end: next }, column, part));
    first ??= { start: at, end: next };
    at = next;
  }
  return taken.length > 0 || first === undefined ? taken : [first];
}

/** What is wanted of one entry: all of it where it holds no map of its own in lines of their own. */
function linesOf(text: string, entry: TextRange, column: number, wanted: Wanted | 'all'): readonly TextRange[] {
  if (wanted === 'all') return [entry];
  const below = lineAfter(text, entry.start);
  if (!endsWithColon.test(text.slice(entry.start, below))) return [entry];
  const child = firstLine(text, below, entry.end);
  const childColumn = indentationAt(text, child);
  if (child === entry.end || childColumn <= column) return [entry];
  const parts = entriesIn(text, { start: child, end: entry.end }, childColumn, wanted);
  return parts === undefined ? [entry] : [{ start: entry.start, end: below }, ...parts];
}

const endsWithColon = /^[^:]*:[ \t]*(?:[ \t]#.*)?\r?\n?$/;

/** The first line that says something; `end` if none does. */
const firstLine = (text: string, start: number, end: number): number =>
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
  return (
    code === hash ||
    code === lineFeed ||
    (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed) ||
    at === text.length
  );
}

const [space, hash, lineFeed, carriageReturn] = [0x20, 0x23, 0x0a, 0x0d];

function lineAfter(text: string, at: number): number {
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

const plainKey = /([A-Za-z0-9_][\w./-]*)[ \t]*:(?=[ \t\r\n]|$)/y;

/** A dash of a list, or the end of brackets: they may stand at the column of the key that they belong to. */
function belongsAbove(text: string, line: number, column: number): boolean {
  continuation.lastIndex = line;
  return indentationAt(text, line) === column && continuation.test(text);
}

const continuation = / *(?:-(?=[ \t\r\n]|$)|[\]}])/y;
