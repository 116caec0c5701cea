import type { Segment } from '../../text/mappedText';
import type { YamlNode } from '../yaml/node';

/**
 * The text of a YAML scalar, mapped to the characters it is written with where these are the same. A value without quotes
 * is its characters, whatever type YAML has for them. Undefined for what is no scalar, or is a template.
 */
export function scalarText(source: string, { value, range, style, kind }: YamlNode): Segment | undefined {
  if (kind !== 'scalar' || value === undefined) return undefined;
  const text = typeof value === 'string' ? value : source.slice(range.start, range.end);
  const quotes = style === 'plain' ? 0 : 1;
  const inner = { start: range.start + quotes, end: range.end - quotes };
  const verbatim = style !== 'block' && source.slice(inner.start, inner.end) === text;
  return { text, source: verbatim ? inner : range, verbatim };
}
