import type { Segment } from '../../text/mappedText';
import type { TextRange } from '../../text/range';
import type { Refusal } from '../../view';
import { scalarText } from '../variables/scalarText';
import type { YamlEntry, YamlNode } from '../yaml/node';

/** One variable of a service's `environment`. */
export interface EnvironmentEntry {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly valueRange: TextRange;
  /** What stands there before Compose interpolates it. Undefined where the variable has no value of its own here. */
  readonly text: Segment | undefined;
  /** There is no text because the variable is that of the shell or of `.env`. */
  readonly inherited?: true;
  readonly refused?: Refusal;
  /** The whole item of a list. */
  readonly item?: YamlNode;
}

/** The variables of an `environment`, which is a map or a list, in text order. What a merge brings in and is overridden is left out. */
export function environmentEntries(source: string, environment: YamlNode | undefined): readonly EnvironmentEntry[] {
  if (environment?.items !== undefined) return environment.items.flatMap((item) => itemOf(source, item));
  const entries = environment?.entries ?? [];
  const own = new Set(entries.flatMap(({ key, merged }) => (merged === true ? [] : [key])));
  return entries.filter(({ key, merged }) => merged !== true || !own.has(key)).map((entry) => entryOf(source, entry));
}

function entryOf(source: string, { key, keyRange, node }: YamlEntry): EnvironmentEntry {
  const place = { name: key, nameRange: keyRange, valueRange: node.range };
  if (node.value === undefined) return { ...place, text: undefined };
  if (node.value === null) return { ...place, text: undefined, inherited: true };
  if (node.kind !== 'scalar') return { ...place, text: undefined, refused: { kind: 'no-text', value: node.value } };
  return { ...place, text: textOf(source, node) };
}

/** `NAME=value`, or `NAME` alone. An item without a name that can be told is none of ours. */
function itemOf(source: string, item: YamlNode): readonly EnvironmentEntry[] {
  const text = typeof item.value === 'string' ? scalarText(source, item) : undefined;
  const [before = ''] = text?.text.split('=', 1) ?? [];
  const name = before.trimEnd();
  if (text === undefined || name === '' || name.includes('$')) return [];
  const place = { name, nameRange: part(text, 0, name.length).source, item };
  const end = text.text.length;
  const value = part(text, Math.min(before.length + 1, end), end);
  if (name !== before) return [{ ...place, valueRange: value.source, text: undefined, refused: { kind: 'space' } }];
  if (name.length === end) return [{ ...place, valueRange: value.source, text: undefined, inherited: true }];
  return [{ ...place, valueRange: value.source, text: value }];
}

/** Compose makes text of every scalar: `012` is `10`, `True` is `true` (compose-go 2.16, go-yaml 3). */
function textOf(source: string, node: YamlNode): Segment | undefined {
  const { value } = node;
  // Whole numbers beyond those of JavaScript are as exact to Compose as they are written.
  const isTyped = typeof value === 'boolean' || (typeof value === 'number' && Math.abs(value) < 2 ** 53);
  return scalarText(source, isTyped ? { ...node, value: String(value) } : node);
}

/** Some of the characters of a text; all of the source where they are not the same. */
const part = ({ text, source, verbatim }: Segment, start: number, end: number): Segment => ({
  text: text.slice(start, end),
  source: verbatim ? { start: source.start + start, end: source.start + end } : source,
  verbatim,
});
