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
  /** The value of a variable leads back to that variable, or grows without measure: the server does not start with that. */
  readonly isEndless: boolean;
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
 * @param parts what is substituted: all of the text, or some lines of it, if `isSubstitutedByLine`
 */
export function substitute(
  source: string,
  environment: Environment = new Map(),
  unset: Unset = 'default',
  parts: readonly TextRange[] = [{ start: 0, end: source.length }],
): Substituted {
  const known: Known = { environment, unset, room: 1_000_000, isEndless: false };
  const placeholders: Placeholder[] = [];
  const segments = parts.flatMap((part) => replaceIn(source, part, known, [], placeholders));
  return { text: mapText(segments), placeholders, isEndless: known.isEndless };
}

/** What is known of variables, and what their values have come to so far. */
interface Known {
  readonly environment: Environment;
  readonly unset: Unset;
  /** How many characters values may still expand to: a few variables can make billions. */
  room: number;
  isEndless: boolean;
}

/** Whether the substitution of each line is its own affair: no placeholder reaches into the next one, nor does its value. */
export const isSubstitutedByLine = (source: string, environment: Environment = new Map()): boolean =>
  !/\$\{[^}\n]*(?:\n|$)/.test(source) && ![...environment.values()].some((value) => value.includes('\n'));

/**
 * @param inside the variables whose value the text is part of
 * @param found gets the placeholders that are replaced
 */
function replaceIn(
  text: string,
  part: TextRange,
  known: Known,
  inside: readonly string[],
  found: Placeholder[] = [],
): readonly Segment[] {
  const done: Segment[] = [];
  let kept = part.start;
  const keep = (end: number): void => {
    if (kept < end) done.push({ text: text.slice(kept, end), source: { start: kept, end }, verbatim: true });
    kept = Math.max(kept, end);
  };
  for (let start = kept, end; ; start = end) {
    start = text.indexOf('${', start);
    if (start < 0 || start >= part.end) break;
    keep(start);
    end = text.indexOf('}', start + 2) + 1;
    if (end === 0 || end > part.end) break;
    if (takeDollar(done)) {
      end = start + 2;
      continue;
    }
    const placeholder = placeholderIn(text, { start, end });
    if (placeholder === undefined) continue;
    kept = end;
    found.push(placeholder);
    done.push(replacement(text, placeholder, known, inside));
  }
  keep(part.end);
  return done;
}

/** Takes a `$` off the end, which says that the `${` behind it is text. It may well be the end of another value. */
function takeDollar(done: Segment[]): boolean {
  const last = done.at(-1);
  if (last?.text.endsWith('$') !== true) return false;
  const end = last.verbatim ? last.source.end - 1 : last.source.end;
  done[done.length - 1] = { ...last, text: last.text.slice(0, -1), source: { start: last.source.start, end } };
  return true;
}

/** A variable's value is substituted in turn. Where that comes back to itself the server gives up; here it stays text. */
function replacement(
  source: string,
  { variable, range, defaultRange }: Placeholder,
  known: Known,
  inside: readonly string[],
): Segment {
  const value = known.environment.get(variable);
  const isEndless = value !== undefined && (inside.includes(variable) || known.room < 0);
  known.isEndless ||= isEndless;
  if (value !== undefined && !isEndless) {
    known.room -= value.length;
    const segments = replaceIn(value, { start: 0, end: value.length }, known, [...inside, variable]);
    return { text: segments.map(({ text }) => text).join(''), source: range, verbatim: false };
  }
  const fallback = defaultRange ?? range;
  const text = source.slice(fallback.start, fallback.end);
  return known.unset === 'unknown' && isLeftOpen(text)
    ? { text: unknownText, source: range, verbatim: false }
    : { text, source: fallback, verbatim: true };
}

/** No default, a blank one, or one with a placeholder of its own, which newer servers may resolve. */
const isLeftOpen = (text: string): boolean => /^\s*(?:""|'')?\s*$/.test(text) || text.includes('${');

/** None where another `${` comes before the `:-`: Commons Text takes the whole for a name, which no variable has. */
function placeholderIn(text: string, range: TextRange): Placeholder | undefined {
  const inner = text.slice(range.start + 2, range.end - 1);
  const delimiter = inner.indexOf(':-');
  const variable = delimiter < 0 ? inner : inner.slice(0, delimiter);
  if (variable.includes('${')) return undefined;
  if (delimiter < 0) return { variable, range };
  return { variable, range, defaultRange: { start: range.start + 2 + delimiter + 2, end: range.end - 1 } };
}
