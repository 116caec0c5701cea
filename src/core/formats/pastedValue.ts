import { mapText, type Segment, verbatim } from '../text/mappedText';
import type { Value } from '../value';
import type { ListItem } from '../view';
import { readByLines } from './yaml/lineReader';
import { entryOf, type YamlNode } from './yaml/node';

/** A value as the server has it once the text of its variable stands behind `key: ` in the raw configuration. */
export interface Pasted {
  /** Undefined if it depends on something else, or cannot be parsed. */
  readonly value: Value | undefined;
  readonly items?: readonly ListItem[];
  /** The text, if the configuration cannot be parsed with it. */
  readonly broken?: string;
}

/**
 * What the server makes of a variable's text: it substitutes before it parses, so the text is YAML, whatever it was
 * meant to be. Nothing stays for nothing, and a text that adds lines or keys is broken like one that is no YAML at all.
 */
export function readPasted(segments: readonly Segment[]): Pasted {
  const start = segments[0]?.source.start ?? 0;
  const key: Segment = { text: 'pasted: ', source: { start, end: start }, verbatim: false };
  const text = segments.map((segment) => segment.text).join('');
  // The server substitutes inside substituted text as well.
  if (/\$\{[^}]*\}/.test(text)) return { value: undefined };
  const pasted = mapText([key, ...(/^["'[{]/.test(text) ? segments.flatMap(indented) : segments)]);
  const parsed = readByLines(pasted, 'server');
  const root = parsed.ok && !parsed.value.hasRefused ? parsed.value.root : undefined;
  const node = root?.entries?.length === 1 ? entryOf(root, 'pasted')?.node : undefined;
  return node === undefined ? { value: undefined, broken: text } : valueOf(node);
}

const parsedTexts = new Map<string, Value | undefined>();

/** What the server makes of a default of the catalogue. There are few of them, and each read of a file asks for most. */
export function pastedText(text: string | undefined): Value | undefined {
  if (text === undefined) return undefined;
  if (!parsedTexts.has(text)) parsedTexts.set(text, readPasted(verbatim(text)).value);
  return parsedTexts.get(text);
}

function valueOf(node: YamlNode): Pasted {
  const items = node.items?.map((item) => ({ value: item.value ?? null, range: item.range }));
  return items === undefined ? { value: node.value } : { value: node.value, items };
}

/** SnakeYAML minds no indentation inside quotes and brackets, our parser does. */
const indented = (segment: Segment): readonly Segment[] =>
  segment.text.endsWith('\n')
    ? [segment, { text: ' ', source: { start: segment.source.end, end: segment.source.end }, verbatim: false }]
    : [segment];
