import type { Segment } from '../../text/mappedText';
import type { TextRange } from '../../text/range';

/** A `$VARIABLE`, `${VARIABLE}` or `${VARIABLE:-default}` as Docker Compose understands it. */
export interface Placeholder {
  readonly variable: string;
  readonly operator: '' | ':-' | '-' | ':?' | '?' | ':+' | '+';
  /** From `$` to the name's end or `}`. */
  readonly range: TextRange;
  /** What follows the operator. */
  readonly operand: TextRange;
}

type Part =
  | { readonly kind: 'text' | 'escape' | 'invalid'; readonly range: TextRange }
  | { readonly kind: 'placeholder'; readonly range: TextRange; readonly placeholder: Placeholder };

/** Where a text has a `$` that means something. */
const dollar = /\$(?:(\$)|([a-z_]\w*)|\{([a-z_]\w*)(?:\}|(:?[-+?])))/iy;

/**
 * Takes a text apart as compose-go 2.16 does (`template/template.go`; compared with it): an operand reaches to the brace
 * that closes the placeholder, other pairs of braces in between, or, where they are no pairs, to the last brace on the line.
 * @param within the characters that are looked at: an operand is a text of its own
 */
function partsOf(text: string, { start, end }: TextRange): readonly Part[] {
  const parts: Part[] = [];
  const seen = text.slice(0, end);
  const lines = new Lines(seen);
  let kept = start;
  for (let at = seen.indexOf('$', start); at >= 0; at = seen.indexOf('$', Math.max(at + 1, kept))) {
    const part = partAt(seen, at, lines);
    if (part === undefined) continue;
    if (kept < at) parts.push({ kind: 'text', range: { start: kept, end: at } });
    parts.push(part);
    kept = part.range.end;
  }
  if (kept < end) parts.push({ kind: 'text', range: { start: kept, end } });
  return parts;
}

/** Undefined for a `$` that stands for itself. */
function partAt(text: string, start: number, lines: Lines): Part | undefined {
  dollar.lastIndex = start;
  const [all = '', escape, bare, braced, operator] = dollar.exec(text) ?? [];
  const end = start + all.length;
  if (escape !== undefined) return { kind: 'escape', range: { start, end } };
  const variable = bare ?? braced;
  const last = operator === undefined ? end : lines.lastBrace(start);
  if (variable === undefined || last < end)
    return text[start + 1] === '{' ? { kind: 'invalid', range: { start, end: start + 2 } } : undefined;
  const close = operator === undefined ? end : closingBrace(text, start, last);
  const range = { start, end: operator === undefined ? end : close + 1 };
  const placeholder = { variable, operator: (operator ?? '') as Placeholder['operator'], range };
  return { kind: 'placeholder', range, placeholder: { ...placeholder, operand: { start: end, end: close } } };
}

/** The last closing brace of each line, looked for once. */
class Lines {
  private end = -1;
  private brace = -1;

  constructor(private readonly text: string) {}

  lastBrace(offset: number): number {
    if (offset > this.end) {
      const end = this.text.indexOf('\n', offset);
      this.end = end < 0 ? this.text.length : end;
      this.brace = this.text.lastIndexOf('}', this.end);
    }
    return this.brace;
  }
}

/** The character behind an opening brace is not looked at: so it is in compose-go, and `${X:-{}}` relies on it. */
function closingBrace(text: string, start: number, last: number): number {
  let open = 0;
  for (let at = start; at <= last; at += 1) {
    if (text[at] === '}' && (open -= 1) === 0) return at;
    if (text[at] === '{') {
      open += 1;
      at += 1;
    }
  }
  return last;
}

/** Nobody nests placeholders deeper; each level is looked through anew. */
const deepest = 20;

/** Variables that Compose has for placeholders. Undefined: it has one, with a value that cannot be told. */
export type ProjectVariables = ReadonlyMap<string, string | undefined>;

interface Piece extends Segment {
  /** It stands in another file. */
  readonly elsewhere: boolean;
}

export interface Interpolated {
  /** What Compose makes of the text; ranges are those of the text. Undefined where that cannot be told. */
  readonly segments: readonly Segment[] | undefined;
  /** Compose refuses the whole file: a `${` that is no placeholder. */
  readonly invalid: boolean;
  /** All of it stands in another file. */
  readonly elsewhere: boolean;
  /** The placeholder that the whole text is. */
  readonly whole?: Placeholder;
  /** The first variable that would have to be known. */
  readonly missing?: string;
}

/**
 * What Docker Compose makes of a text. A variable that is not known is taken for unset where there is a default, as on a
 * machine where nobody set it; without one, or with a blank one, it waits for a value from outside and the text is unknown.
 */
export function interpolate(text: string, variables: ProjectVariables = new Map()): Interpolated {
  const parts = partsOf(text, { start: 0, end: text.length });
  const [only] = parts;
  const whole = parts.length === 1 && only?.kind === 'placeholder' ? only.placeholder : undefined;
  const evaluation = new Evaluation(text, variables);
  const pieces = evaluation.run(parts, 0);
  const { invalid, missing } = evaluation;
  return {
    segments: missing === undefined && !invalid ? pieces : undefined,
    invalid,
    elsewhere: pieces.length > 0 && pieces.every(({ elsewhere }) => elsewhere),
    ...(whole === undefined ? {} : { whole }),
    ...(missing === undefined ? {} : { missing }),
  };
}

/** The text that Docker Compose makes of one; undefined where that cannot be told. */
export const interpolated = (text: string, variables?: ProjectVariables): string | undefined =>
  interpolate(text, variables)
    .segments?.map((segment) => segment.text)
    .join('');

/** The placeholder that a text is from end to end, or the one that is all of its default. */
export function innermostDefault(text: string): Placeholder | undefined {
  let found: Placeholder | undefined;
  for (let depth = 0; depth < deepest; depth += 1) {
    const [only, ...others] = partsOf(text, found?.operand ?? { start: 0, end: text.length });
    if (only?.kind !== 'placeholder' || others.length > 0) return found;
    found = only.placeholder;
    if (!isDefault(found)) return found;
  }
  return found;
}

export const isDefault = ({ operator }: Placeholder): boolean => operator === ':-' || operator === '-';

/** The variables that a text asks for, those in operands included. */
export function variablesOf(text: string): readonly string[] {
  const below = (within: TextRange, depth: number): readonly string[] =>
    partsOf(text, within).flatMap((part) => {
      if (part.kind !== 'placeholder') return [];
      const { variable, operand } = part.placeholder;
      return [variable, ...(depth < deepest ? below(operand, depth + 1) : [])];
    });
  return below({ start: 0, end: text.length }, 0);
}

/** One pass over a text, which remembers what stood in its way. */
class Evaluation {
  missing: string | undefined;
  invalid = false;

  constructor(
    private readonly text: string,
    private readonly variables: ProjectVariables,
  ) {}

  run(parts: readonly Part[], depth: number): readonly Piece[] {
    return parts.flatMap((part): readonly Piece[] => {
      if (part.kind === 'placeholder') return this.replace(part.placeholder, depth);
      if (part.kind === 'invalid') this.invalid = true;
      const text = part.kind === 'escape' ? '$' : this.text.slice(part.range.start, part.range.end);
      return [{ text, source: part.range, verbatim: part.kind !== 'escape', elsewhere: false }];
    });
  }

  private replace(placeholder: Placeholder, depth: number): readonly Piece[] {
    const { variable, operator, range } = placeholder;
    const value = this.variables.get(variable);
    const found: Piece = { text: value ?? '', source: range, verbatim: false, elsewhere: true };
    if (!this.variables.has(variable)) {
      return isDefault(placeholder) ? this.fallback(placeholder, depth) : this.miss(variable);
    }
    if (value === undefined) return this.miss(variable);
    const isSet = value !== '' || !operator.startsWith(':');
    if (isDefault(placeholder)) return isSet ? [found] : this.operand(placeholder, depth);
    if (operator.endsWith('+')) return isSet ? this.operand(placeholder, depth) : [found];
    return isSet ? [found] : this.miss(variable);
  }

  private operand({ variable, operand }: Placeholder, depth: number): readonly Piece[] {
    return depth < deepest ? this.run(partsOf(this.text, operand), depth + 1) : this.miss(variable);
  }

  /** A default that is written blank stands for a value from outside. */
  private fallback(placeholder: Placeholder, depth: number): readonly Piece[] {
    const pieces = this.operand(placeholder, depth);
    const text = pieces.map((piece) => piece.text).join('');
    const isWritten = pieces.every(({ elsewhere }) => !elsewhere);
    return isWritten && /^\s*(?:""|'')?\s*$/.test(text) ? this.miss(placeholder.variable) : pieces;
  }

  private miss(variable: string): readonly Piece[] {
    this.missing ??= variable;
    return [];
  }
}
