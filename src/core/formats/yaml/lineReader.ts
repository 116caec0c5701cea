import { unknownText } from '../../placeholders';
import { err, ok, type Result } from '../../result';
import { type MappedText, partOf } from '../../text/mappedText';
import type { TextRange } from '../../text/range';
import { entriesIn, firstLine, lineAfter, mapBelow, type Outlined, type OutlinedEntry, outlineOf } from './outline';
import { type Dialect, resolvePlain } from './scalar';
import { parseDocument, type Parsed, type YamlEntry, type YamlNode } from './tree';

/**
 * Reads a map that is written as nearly all configuration is, by lines: words, or texts in quotes, behind their keys, and
 * maps and lists of them below. An entry that is written in any other way goes to the parser by itself. The nodes are those
 * of `parseDocument` (the tests hold them equal), for a fraction of the time: every key that somebody presses waits for this.
 */
export function readByLines(text: MappedText, dialect: Dialect): Result<Parsed, 'unreadable'> {
  const reader: Reader = { text, dialect, isReadable: true, isLinked: false, hasRefused: false };
  const root = mapAt(reader, outlineOf(text.text), 0);
  if (root === undefined) return parseDocument(text, dialect);
  const { isReadable, isLinked, hasRefused } = reader;
  return isReadable ? ok({ root, isLinked, hasRefused }) : err('unreadable');
}

interface Reader extends Omit<{ -readonly [K in keyof Parsed]: Parsed[K] }, 'root'> {
  readonly text: MappedText;
  readonly dialect: Dialect;
  isReadable: boolean;
}

/** Undefined where the keys of a map cannot be told apart, or it lies absurdly deep. */
function mapAt(reader: Reader, map: Outlined, depth: number): YamlNode | undefined {
  const outlined = depth > 50 ? undefined : entriesIn(reader.text.text, map);
  const entries = outlined?.flatMap((entry) => entriesAt(reader, map.column, entry, depth));
  const [first, last] = [entries?.[0], entries?.at(-1)];
  if (entries === undefined || first === undefined || last === undefined) return undefined;
  const value = Object.fromEntries(entries.map(({ key, node }) => [key, node.value ?? null]));
  const range = { start: first.keyRange.start, end: last.node.range.end };
  return { kind: 'map', value, range, style: 'block', entries };
}

function entriesAt(reader: Reader, column: number, entry: OutlinedEntry, depth: number): readonly YamlEntry[] {
  const node = nodeOf(reader, entry, depth);
  if (node === undefined) return parsedEntries(reader, entry);
  const start = entry.start + column;
  return [{ key: entry.key, keyRange: reader.text.sourceRange({ start, end: start + entry.key.length }), node }];
}

/** Undefined for what only the parser can tell. */
function nodeOf(reader: Reader, entry: OutlinedEntry, depth: number): YamlNode | undefined {
  const { colon, below, end } = entry;
  if (below === end) return scalarAt(reader, colon) ?? bracketsAt(reader, colon) ?? emptyAt(reader, colon);
  const map = mapBelow(reader.text.text, entry);
  return (map && mapAt(reader, map, depth + 1)) ?? listAt(reader, entry);
}

/** What the parser makes of the lines of an entry. */
function parsedEntries(reader: Reader, lines: TextRange): readonly YamlEntry[] {
  const parsed = parseDocument(partOf(reader.text, lines), reader.dialect);
  if (!parsed.ok) {
    reader.isReadable = false;
    return [];
  }
  reader.isLinked ||= parsed.value.isLinked;
  reader.hasRefused ||= parsed.value.hasRefused;
  return parsed.value.root?.entries ?? [];
}

/** A list of scalars, each on a line of its own, all at one column. */
function listAt(reader: Reader, { start, colon, below, end }: OutlinedEntry): YamlNode | undefined {
  const { text } = reader.text;
  if (!nothing.test(text.slice(colon, lineAfter(text, start)))) return undefined;
  const items: YamlNode[] = [];
  const dash = text.indexOf('-', below);
  for (let line = below; line < end; line = firstLine(text, lineAfter(text, line), end)) {
    const place = line + dash - below;
    const isItem = text.startsWith('- ', place) && text.slice(line, place).trim() === '';
    const item = isItem ? scalarAt(reader, place + 1) : undefined;
    if (item === undefined) return undefined;
    items.push(item);
  }
  const from = reader.text.sourceRange({ start: dash, end: dash + 1 }).start;
  return listOf(items, { start: from, end: items.at(-1)?.range.end ?? from }, 'block');
}

/** `[a, b]` on one line, or `{}`. */
function bracketsAt(reader: Reader, from: number): YamlNode | undefined {
  const { text } = reader.text;
  const start = behind(blanks, text, from);
  if (start === from) return undefined;
  if (text.startsWith('{}', start) && endsLine(text, start + 2)) {
    const range = reader.text.sourceRange({ start, end: start + 2 });
    return { kind: 'map', value: {}, range, style: 'flow', entries: [] };
  }
  if (text[start] !== '[') return undefined;
  const items: YamlNode[] = [];
  let at = behind(blanks, text, start + 1);
  while (text[at] !== ']') {
    const item = wordAt(reader, at);
    if (item === undefined) return undefined;
    items.push(item.node);
    at = behind(blanks, text, item.end);
    if (text[at] === ',') at = behind(blanks, text, at + 1);
    else if (text[at] !== ']') return undefined;
  }
  const range = reader.text.sourceRange({ start, end: at + 1 });
  return endsLine(text, at + 1) ? listOf(items, range, 'flow') : undefined;
}

function listOf(items: readonly YamlNode[], range: TextRange, style: 'block' | 'flow'): YamlNode {
  const values = items.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return { kind: 'list', value: values.length === items.length ? values : undefined, range, style, items };
}

/** A word that is all there is in the rest of a line, but for a comment. */
function scalarAt(reader: Reader, from: number): YamlNode | undefined {
  const start = behind(blanks, reader.text.text, from);
  const found = start === from ? undefined : wordAt(reader, start);
  return found !== undefined && endsLine(reader.text.text, found.end) ? found.node : undefined;
}

/** A word or a text in quotes, and where it ends. Undefined for what the reader of the dialect may refuse. */
function wordAt(
  { text, dialect }: Reader,
  start: number,
): { readonly node: YamlNode; readonly end: number } | undefined {
  word.lastIndex = start;
  const [, double, single, plain] = word.exec(text.text) ?? [];
  const written = double ?? single ?? plain;
  if (written === undefined) return undefined;
  const isUnknown = written.includes(unknownText) || (dialect !== 'server' && written.includes('{{'));
  const value = isUnknown || plain === undefined ? written : resolvePlain(plain, dialect);
  if (value === undefined) return undefined;
  const end = word.lastIndex;
  const style = double !== undefined ? 'double' : single !== undefined ? 'single' : 'plain';
  const range = text.sourceRange({ start, end });
  return { node: { kind: 'scalar', value: isUnknown ? undefined : value, range, style }, end };
}

function emptyAt({ text }: Reader, colon: number): YamlNode | undefined {
  if (!endsLine(text.text, colon)) return undefined;
  return { kind: 'scalar', value: null, range: text.sourceRange({ start: colon, end: colon }), style: 'plain' };
}

const endsLine = (text: string, at: number): boolean => behind(lineEnd, text, at) > at || at === text.length;

/** Where a match that begins at an offset ends; the offset itself where there is none. */
function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

const blanks = / +/y;
const lineEnd = /(?: *| +#[^\n]*)\r?(?:\n|$)/y;
const nothing = /^ *(?: #.*)?\r?\n?$/;

/** Letters and digits, paths and addresses: nothing that means something to YAML. */
const word = new RegExp(
  String.raw`"([^"\\\r\n]*)"|'([^'\r\n]*)'|([\w/.${unknownText}](?:[\w/.@%+=~${unknownText}-]|:(?=[\w/]))*)`,
  'y',
);
