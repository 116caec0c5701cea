import { type MappedText, mapText, type Segment } from './text/mappedText';
import type { TextRange } from './text/range';

/** Stands in effective text for what cannot be known; a value that holds it is unknown. Private use: nobody writes it. */
export const unknownText = '\uE000';

/** A `${VARIABLE}` or `${VARIABLE:-default}` in a text. */
export interface Placeholder {
  readonly variable: string;
  /** From `$` to `}`. */
  readonly range: TextRange;
  /** The characters of the default, which may be none. Absent: the placeholder has no `:-`. */
  readonly defaultRange?: TextRange;
}

export interface Substituted {
  readonly text: MappedText;
  /** In text order. Escaped ones (`$${X}`) are not among them. */
  readonly placeholders: readonly Placeholder[];
}

/**
 * What an unset variable becomes. `default`: its default, as on a server where nothing else sets it. `unknown`: its
 * default too, but one that is missing or blank waits for a value from outside, so that `unknownText` stands for it.
 */
export type Unset = 'default' | 'unknown';

export type Environment = ReadonlyMap<string, string>;

/**
 * The server's substitution of variables in raw text, before it is parsed, so in quotes and comments too
 * (Dropwizard's `EnvironmentVariableSubstitutor(false)` over Commons Text's `StringSubstitutor`; measured).
 * A default ends at the first `}`; a variable without value and default stays as it is; `$${X}` is the text `${X}`.
 */
export function substitute(
  source: string,
  environment: Environment = new Map(),
  unset: Unset = 'default',
): Substituted {
  const segments: Segment[] = [];
  const placeholders: Placeholder[] = [];
  const keep = (start: number, end: number): void => {
    if (start < end) segments.push({ text: source.slice(start, end), source: { start, end }, verbatim: true });
  };
  let kept = 0;
  for (const token of tokens(source)) {
    keep(kept, token.range.start);
    kept = token.range.end;
    if (token.escape) continue;
    placeholders.push(token.placeholder);
    segments.push(...replacement(source, token.placeholder, environment, unset));
  }
  keep(kept, source.length);
  return { text: mapText(segments), placeholders };
}

function replacement(
  source: string,
  { variable, range, defaultRange }: Placeholder,
  environment: Environment,
  unset: Unset,
): readonly Segment[] {
  const value = environment.get(variable);
  if (value !== undefined) {
    return [{ text: expand(value, environment, unset, [variable]), source: range, verbatim: false }];
  }
  const fallback = defaultRange ?? range;
  const text = source.slice(fallback.start, fallback.end);
  return unset === 'unknown' && isLeftOpen(text)
    ? [{ text: unknownText, source: range, verbatim: false }]
    : [{ text, source: fallback, verbatim: true }];
}

/** No default, a blank one, or one with a placeholder of its own, which newer servers may resolve. */
const isLeftOpen = (text: string): boolean => /^\s*(?:""|'')?\s*$/.test(text) || text.includes('${');

/** A variable's value is substituted in turn. Where that comes back to itself the server gives up; here it stays text. */
function expand(text: string, environment: Environment, unset: Unset, inside: readonly string[]): string {
  let expanded = '';
  let kept = 0;
  for (const token of tokens(text)) {
    expanded += text.slice(kept, token.range.start);
    kept = token.range.end;
    if (token.escape) continue;
    const { variable, range, defaultRange } = token.placeholder;
    const value = inside.includes(variable) ? undefined : environment.get(variable);
    if (value !== undefined) {
      expanded += expand(value, environment, unset, [...inside, variable]);
    } else {
      const fallback = defaultRange ?? range;
      const rest = text.slice(fallback.start, fallback.end);
      expanded += unset === 'unknown' && isLeftOpen(rest) ? unknownText : rest;
    }
  }
  return expanded + text.slice(kept);
}

type Token =
  | { readonly escape: false; readonly range: TextRange; readonly placeholder: Placeholder }
  /** The first `$` of `$${X}`, which disappears. */
  | { readonly escape: true; readonly range: TextRange };

function* tokens(text: string): Generator<Token> {
  for (let start = text.indexOf('${'); start >= 0;) {
    const end = text.indexOf('}', start + 2) + 1;
    if (end === 0) return;
    if (text[start - 1] === '$') {
      yield { escape: true, range: { start: start - 1, end: start } };
      start = text.indexOf('${', start + 2);
    } else {
      const range = { start, end };
      const placeholder = placeholderIn(text, range);
      if (placeholder !== undefined) yield { escape: false, range, placeholder };
      start = text.indexOf('${', end);
    }
  }
}

/** None where another `${` comes before the `:-`: Commons Text takes the whole for a name, which no variable has. */
function placeholderIn(text: string, range: TextRange): Placeholder | undefined {
  const inner = text.slice(range.start + 2, range.end - 1);
  const delimiter = inner.indexOf(':-');
  const variable = delimiter < 0 ? inner : inner.slice(0, delimiter);
  if (variable.includes('${')) return undefined;
  if (delimiter < 0) return { variable, range };
  return { variable, range, defaultRange: { start: range.start + 2 + delimiter + 2, end: range.end - 1 } };
}
