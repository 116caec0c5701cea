import type { Segment } from '../../text/mappedText';
import type { Value } from '../../value';
import type { Reading, Reference } from '../../view';
import { readPasted } from '../pastedValue';
import { entryOf, type YamlEntry, type YamlNode } from '../yaml/tree';
import { memberOf } from '../yaml/view';
import { flowText } from '../yaml/write';

/** An item of the chart's `extraEnvs`: a variable of the container, which wins over what the chart itself passes. */
export interface ExtraEnv {
  readonly name: string;
  readonly item: YamlNode;
  readonly nameNode: YamlNode;
  /** Absent: the variable comes from elsewhere, by `valueFrom`. */
  readonly value?: YamlNode;
}

/** In text order. Of two with one name the last counts. */
export function extraEnvsOf(values: YamlNode): readonly ExtraEnv[] {
  const items = entryOf(values, 'extraEnvs')?.node.items ?? [];
  return items.flatMap((item) => {
    const nameNode = entryOf(item, 'name')?.node;
    const value = entryOf(item, 'value')?.node;
    if (typeof nameNode?.value !== 'string') return [];
    return [{ name: nameNode.value, item, nameNode, ...(value === undefined ? {} : { value }) }];
  });
}

/** What the server makes of a variable: it pastes the text into `openmetadata.yaml` and parses that. */
export function readExtraEnv(text: string, { item, nameNode, value }: ExtraEnv): Omit<Reading, 'key'> {
  const place = { source: 'file', range: (value ?? item).range, keyRange: nameNode.range } as const;
  if (value === undefined) {
    const reference = secretOf(entryOf(item, 'valueFrom'));
    return { ...place, value: undefined, ...(reference === undefined ? {} : { reference }) };
  }
  const segments = segmentsOf(text, value);
  return segments === undefined ? { ...place, value: undefined } : { ...place, ...readPasted(segments) };
}

/** The text of a variable with which the server reads this value. */
export function extraEnvText(value: Value): string {
  const text = value === null ? '' : flowText(value, { dialect: 'server', style: 'plain', inFlow: false });
  return text.replace(/\$(?=[$(])/g, '$$$$');
}

/** What Kubernetes makes of a text: `$$` is `$`, and another variable takes the place of `$(NAME)`, so that is unknown. */
function expand(text: string): string | undefined {
  const withoutEscapes = text.replaceAll('$$', '');
  return /\$\([^)]*\)/.test(withoutEscapes) ? undefined : text.replaceAll('$$', () => '$');
}

function secretOf(valueFrom: YamlEntry | undefined): Reference | undefined {
  const source = memberOf(valueFrom?.node.value, 'secretKeyRef');
  const [name, entry] = [memberOf(source, 'name'), memberOf(source, 'key')];
  return typeof name === 'string' && typeof entry === 'string' ? { kind: 'kubernetes-secret', name, entry } : undefined;
}

/** The text that the container gets, mapped to the characters it is written with where these are the same. */
function segmentsOf(source: string, { value, range, style, kind }: YamlNode): readonly Segment[] | undefined {
  if (kind !== 'scalar' || value === undefined) return undefined;
  const text = expand(typeof value === 'string' ? value : source.slice(range.start, range.end));
  if (text === undefined) return undefined;
  const quotes = style === 'plain' ? 0 : 1;
  const inner = { start: range.start + quotes, end: range.end - quotes };
  const isVerbatim = style !== 'block' && source.slice(inner.start, inner.end) === text;
  return [{ text, source: isVerbatim ? inner : range, verbatim: isVerbatim }];
}
