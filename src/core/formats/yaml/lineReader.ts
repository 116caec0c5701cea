import { unknownText } from '../../placeholders';
import { err, ok, type Result } from '../../result';
import { type MappedText, partOf } from '../../text/mappedText';
import type { TextRange } from '../../text/range';
import { entriesIn, firstLine, lineAfter, mapBelow, type Outlined, type OutlinedEntry, outlineOf } from './outline';
import { type Dialect, resolvePlain } from './scalar';
import type { YamlEntry, YamlNode } from './node';
import { isNoYaml, parseDocument, type Parsed } from './tree';

/**
 * Reads a map that is written as nearly all configuration is, by lines: words, or texts in quotes, behind their keys, and
 * maps and lists of them below. An entry that is written in any other way goes to the parser by itself. The nodes are those
 * of `parseDocument` (the tests hold them equal), for a fraction of the time: every key that somebody presses waits for this.
 */
export function readByLines(text: MappedText, dialect: Dialect): Result<Parsed, 'unreadable'> {
  if (isNoYaml(text.text)) return err('unreadable');
  const reader: Reader = { text, dialect, isReadable: true, isLinked: false, hasRefused: false };
  const root = mapAt(reader, outlineOf(text.text), 0);
  if (root === undefined) return parseDocument(text, dialect);
  const { isReadable, isLinked, hasRefused } = reader;
  return isReadable ? ok({ root: root.node, end: root.end, isLinked, hasRefused }) : err('unreadable');
}

/** What is read, and what has been found out about it so far. */
interface Reader {
  readonly text: MappedText;
  readonly dialect: Dialect;
  isReadable: boolean;
  isLinked: boolean;
  hasRefused: boolean;
}

/** A node, and where it ends in the text that is read. */
interface Read {
  readonly node: YamlNode;
  readonly end: number;
}

/** Undefined where the keys of a map cannot be told apart, or it lies absurdly deep. */
function mapAt(reader: Reader, map: Outlined, depth: number): Read | undefined {
  const outlined = depth > 50 ? undefined : entriesIn(reader.text.text, map);
  if (outlined === undefined || outlined.length === 0) return undefined;
  const entries: YamlEntry[] = [];
  let end = map.start;
  for (const entry of outlined) {
    const read = nodeOf(reader, entry, depth);
    const start = entry.start + map.column;
    const keyRange = reader.text.sourceRange({ start, end: start + entry.key.length });
    if (read !== undefined) entries.push({ key: entry.key, keyRange, node: read.node });
    end = read === undefined ? parseInto(entries, reader, entry) : read.end;
  }
  const value = Object.fromEntries(entries.map(({ key, node }) => [key, node.value ?? null]));
  const range = reader.text.sourceRange({ start: map.start + map.column, end });
  return { node: { kind: 'map', value, range, style: 'block', entries }, end };
}

/** Adds what the parser makes of the lines of an entry, and returns where that ends. */
function parseInto(entries: YamlEntry[], reader: Reader, { start, end }: TextRange): number {
  const parsed = parseDocument(partOf(reader.text, { start, end }), reader.dialect);
  if (!parsed.ok) {
    reader.isReadable = false;
    return end;
  }
  reader.isLinked ||= parsed.value.isLinked;
  reader.hasRefused ||= parsed.value.hasRefused;
  entries.push(...(parsed.value.root?.entries ?? []));
  return start + parsed.value.end;
}

/** Undefined for what only the parser can tell. */
function nodeOf(reader: Reader, entry: OutlinedEntry, depth: number): Read | undefined {
  const { colon, below, end } = entry;
  if (below === end) return scalarAt(reader, colon) ?? bracketsAt(reader, colon) ?? emptyAt(reader, colon);
  const map = mapBelow(reader.text.text, entry);
  return (map && mapAt(reader, map, depth + 1)) ?? listAt(reader, entry);
}

/** A list of scalars, each on a line of its own, all at one column. */
function listAt(reader: Reader, { colon, below, end }: OutlinedEntry): Read | undefined {
  const { text } = reader.text;
  if (!endsLine(text, colon)) return undefined;
  const items: Read[] = [];
  const dash = text.indexOf('-', below);
  for (let line = below; line < end; line = firstLine(text, lineAfter(text, line), end)) {
    const place = line + dash - below;
    const isItem = text.startsWith('- ', place) && text.slice(line, place).trim() === '';
    const item = isItem ? scalarAt(reader, place + 1) : undefined;
    if (item === undefined) return undefined;
    items.push(item);
  }
  return listOf(reader, items, { start: dash, end: items.at(-1)?.end ?? end }, 'block');
}

/** `[a, b]` on one line, or `{}`. */
function bracketsAt(reader: Reader, from: number): Read | undefined {
  const { text } = reader.text;
  const start = behind(blanks, text, from);
  if (start === from) return undefined;
  if (text.startsWith('{}', start) && endsLine(text, start + 2)) {
    const range = reader.text.sourceRange({ start, end: start + 2 });
    return { node: { kind: 'map', value: {}, range, style: 'flow', entries: [] }, end: start + 2 };
  }
  if (text[start] !== '[') return undefined;
  const items: Read[] = [];
  let at = behind(blanks, text, start + 1);
  while (text[at] !== ']') {
    const item = wordAt(reader, at);
    if (item === undefined) return undefined;
    items.push(item);
    at = behind(blanks, text, item.end);
    if (text[at] === ',') at = behind(blanks, text, at + 1);
    else if (text[at] !== ']') return undefined;
  }
  return endsLine(text, at + 1) ? listOf(reader, items, { start, end: at + 1 }, 'flow') : undefined;
}

function listOf(reader: Reader, read: readonly Read[], extent: TextRange, style: 'block' | 'flow'): Read {
  const items = read.map(({ node }) => node);
  const values = items.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const value = values.length === items.length ? values : undefined;
  return { node: { kind: 'list', value, range: reader.text.sourceRange(extent), style, items }, end: extent.end };
}

/** A word that is all there is in the rest of a line, but for a comment. */
function scalarAt(reader: Reader, from: number): Read | undefined {
  const start = behind(blanks, reader.text.text, from);
  const found = start === from ? undefined : wordAt(reader, start);
  return found !== undefined && endsLine(reader.text.text, found.end) ? found : undefined;
}

/** A word or a text in quotes. Undefined for what the reader of the dialect may refuse. */
function wordAt({ text, dialect }: Reader, start: number): Read | undefined {
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

function emptyAt({ text }: Reader, colon: number): Read | undefined {
  if (!endsLine(text.text, colon)) return undefined;
  const range = text.sourceRange({ start: colon, end: colon });
  return { node: { kind: 'scalar', value: null, range, style: 'plain' }, end: colon };
}

const endsLine = (text: string, at: number): boolean => behind(lineEnd, text, at) > at || at === text.length;

/** Where a match that begins at an offset ends; the offset itself where there is none. */
function behind(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

const blanks = / +/y;
const lineEnd = /(?: *| +#[^\n]*)(?:\r?\n|$)/y;

/** Letters and digits, paths and addresses: nothing that means something to YAML. */
const word = new RegExp(
  String.raw`"([^"\\\r\n]*)"|'([^'\r\n]*)'|([\w/.${unknownText}](?:[\w/.@%+=~${unknownText}-]|:(?=[\w/]))*)`,
  'y',
);
