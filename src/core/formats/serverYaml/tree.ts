import { type Environment, type Placeholder, substitute } from '../../placeholders';
import type { TextRange } from '../../text/range';
import { parseYaml, type YamlNode } from '../yaml/tree';

/** `openmetadata.yaml` as the server parses it, after its substitution of variables. */
export interface ServerTree {
  /** Undefined where the file holds nothing. */
  readonly root: YamlNode | undefined;
  readonly placeholders: readonly Placeholder[];
}

/** Undefined where the server could not parse it. */
export function readServerTree(text: string, environment?: Environment): ServerTree | undefined {
  const substituted = substitute(text, environment, 'unknown');
  const parsed = parseYaml(substituted.text, 'server');
  return parsed.ok ? { root: parsed.value, placeholders: substituted.placeholders } : undefined;
}

/** The characters that a value is written with: its own and those of the placeholders it comes from. */
export interface Slot {
  readonly range: TextRange;
  readonly placeholders: readonly Placeholder[];
  /** The placeholder that the whole value comes from. Quotes may stand around it. */
  readonly whole?: Placeholder;
  /** The quotes around `whole`. */
  readonly quote: '' | '"' | "'";
}

export function slotOf(text: string, { range, kind, style }: YamlNode, all: readonly Placeholder[]): Slot {
  const placeholders = all.filter(
    (placeholder) => placeholder.range.start < range.end && range.start < placeholder.range.end,
  );
  const start = Math.min(range.start, ...placeholders.map((placeholder) => placeholder.range.start));
  const end = Math.max(range.end, ...placeholders.map((placeholder) => placeholder.range.end));
  const slot = { range: { start, end }, placeholders, quote: '' } as const;
  const [whole, another] = placeholders;
  if (whole === undefined || another !== undefined) return slot;
  const before = text.slice(start, whole.range.start);
  const after = text.slice(whole.range.end, end);
  // A default that holds a map ends at its brace: `${X:-{}}` is the placeholder `${X:-{}` and a brace.
  if (before === '' && (after === '' || (kind === 'map' && after === '}'))) return { ...slot, whole };
  const quote = before === after && (before === '"' || before === "'") && style !== 'plain' ? before : undefined;
  return quote === undefined ? slot : { ...slot, whole, quote };
}
