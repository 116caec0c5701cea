import { verbatim } from '../../text/mappedText';
import type { Segment } from '../../text/mappedText';
import type { Refusal } from '../../view';
import { readPasted } from '../pastedValue';
import { scalarText } from '../variables/scalarText';
import type { YamlNode } from '../yaml/node';

/** What a variable or an entry holds; nothing where that cannot be told, or is refused. */
export interface KubernetesText {
  readonly text?: Segment;
  readonly refused?: Refusal;
}

/** Kubernetes takes text and nothing else: an object with `value: true` is refused as a whole. No value at all is no text. */
export function kubernetesText(source: string, node: YamlNode): KubernetesText {
  const { value, kind } = node;
  if (value === undefined) return {};
  if (kind !== 'scalar') return { refused: { kind: 'no-text', value } };
  const text = scalarText(source, node);
  if (text === undefined) return {};
  if (typeof value === 'string' || value === null) return { text };
  // What the server would make of the characters, were they in quotes.
  return { refused: { kind: 'no-text', value: readPasted(verbatim(text.text)).value ?? value } };
}
