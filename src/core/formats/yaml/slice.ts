import type { MappedText } from '../../text/mappedText';
import type { TextRange } from '../../text/range';
import type { Dialect } from './scalar';
import { readByLines } from './lineReader';
import { entriesIn, lineAfter, mapBelow, type Outlined, type OutlinedEntry, outlineOf } from './outline';
import type { YamlNode } from './node';
import { parseDocument } from './tree';

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
    const part = readByLines(prepared.text, dialect);
    if (!part.ok) return undefined;
    if (!part.value.isLinked) return { ...prepared, root: part.value.root };
  }
  const prepared = prepare([{ start: 0, end: length }]);
  const whole = parseDocument(prepared.text, dialect);
  return whole.ok ? { ...prepared, root: whole.value.root } : undefined;
}

/**
 * The lines of the wanted entries of a YAML text, with those of the keys that lead there: parsed without the rest they
 * give the same entries, unless aliases link them to it. Undefined where it takes a parser to tell.
 */
export const sliceOf = (text: string, wanted: Wanted): readonly TextRange[] | undefined =>
  linesIn(text, outlineOf(text), wanted);

/** Of a map that holds nothing wanted its first entry, so that it stays a map. */
function linesIn(text: string, map: Outlined, wanted: Wanted): readonly TextRange[] | undefined {
  const entries = entriesIn(text, map);
  const lines = entries?.flatMap((entry) => linesOf(text, entry, wanted(entry.key)));
  return lines?.length === 0 ? entries?.slice(0, 1) : lines;
}

/** What is wanted of one entry: all of it where it holds no map whose keys can be told apart. */
function linesOf(text: string, entry: OutlinedEntry, wanted: Wanted | 'all' | undefined): readonly TextRange[] {
  if (wanted === undefined) return [];
  const map = wanted === 'all' ? undefined : mapBelow(text, entry);
  const parts = wanted === 'all' || map === undefined ? undefined : linesIn(text, map, wanted);
  return parts === undefined ? [entry] : [{ start: entry.start, end: lineAfter(text, entry.start) }, ...parts];
}
