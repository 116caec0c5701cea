import type { Path } from '../schema/place';
import type { TextRange } from '../text/range';

/** A list or map in brackets, as far as it is typed. Ranges are characters of the text, quotes included. */
interface Brackets {
  readonly kind: 'list' | 'map';
  /** Both brackets included, or to where the text ends. */
  readonly range: TextRange;
  readonly parts: readonly Part[];
}

interface Part {
  readonly key?: Token;
  /** Absent behind a key that has no colon yet. */
  readonly value?: Token | Brackets;
}

interface Token {
  readonly range: TextRange;
}

/** Where a cursor stands in brackets. */
interface PartPlace {
  readonly range: TextRange;
  readonly steps: Path;
  readonly isKey: boolean;
  readonly beside: readonly (readonly [key: string, value: string])[];
}

/** Reads brackets that may not be closed. A line end separates parts like a comma. */
export function parseBrackets(text: string, { start, end }: TextRange): Brackets {
  return new Reader(text, end).brackets(start);
}

/** The innermost part that the cursor stands in or behind; undefined outside the brackets. */
export function partAt({ kind, range, parts }: Brackets, offset: number, text: string): PartPlace | undefined {
  if (offset <= range.start || offset > range.end || (offset === range.end && isClosed(text, range))) return undefined;
  const index = parts.findIndex((part) => touches(extentOf(part), offset));
  // Two parts with nothing but a blank between them would be one.
  if (index < 0 && !/[[{,\n]\s*$/.test(text.slice(range.start, offset))) return undefined;
  const part = parts[index];
  const others = parts.filter((_, at) => at !== index);
  const beside = others.map(({ key, value }) => [textOf(text, key), textOf(text, value)] as const);
  const name = part?.key === undefined ? '' : textOf(text, part.key);
  const step = kind === 'list' ? (index < 0 ? parts.length : index) : name;
  const value = part?.value;
  if (value !== undefined && 'parts' in value) {
    const inner = partAt(value, offset, text);
    return inner && { ...inner, steps: [step, ...inner.steps] };
  }
  if (kind === 'list') return { range: value?.range ?? empty(offset), steps: [step], isKey: false, beside };
  if (part?.key !== undefined && (value === undefined || offset <= part.key.range.end)) {
    return { range: part.key.range, steps: [], isKey: true, beside };
  }
  if (value === undefined) return { range: empty(offset), steps: [], isKey: true, beside };
  return { range: value.range, steps: [step], isKey: false, beside };
}

const empty = (offset: number): TextRange => ({ start: offset, end: offset });

const touches = ({ start, end }: TextRange, offset: number): boolean => start <= offset && offset <= end;

const isClosed = (text: string, { end }: TextRange): boolean => /[\]}]/.test(text[end - 1] ?? '');

function extentOf({ key, value }: Part): TextRange {
  const first = key ?? value;
  return { start: first?.range.start ?? 0, end: (value ?? key)?.range.end ?? 0 };
}

const textOf = (text: string, token: Token | Brackets | undefined): string =>
  token === undefined ? '' : unquoted(text.slice(token.range.start, token.range.end));

class Reader {
  constructor(
    private readonly text: string,
    private readonly end: number,
  ) {}

  brackets(start: number): Brackets {
    const kind = this.text[start] === '[' ? 'list' : 'map';
    const parts: Part[] = [];
    let at = start + 1;
    while (at < this.end) {
      const character = this.text.charAt(at);
      if (character === ']' || character === '}') return { kind, range: { start, end: at + 1 }, parts };
      if (/[\s,]/.test(character)) {
        at += 1;
        continue;
      }
      const { part, end } = this.part(at, kind);
      parts.push(part);
      at = Math.max(end, at + 1);
    }
    return { kind, range: { start, end: this.end }, parts };
  }

  private part(start: number, kind: Brackets['kind']): { readonly part: Part; readonly end: number } {
    const first = this.value(start, kind);
    const { end } = first.range;
    if ('parts' in first || kind === 'list') return { part: { value: first }, end };
    const colon = /[ \t]*:[ \t]*/y;
    colon.lastIndex = end;
    if (colon.exec(this.text) === null || colon.lastIndex > this.end) return { part: { key: first }, end };
    const value = this.value(colon.lastIndex, 'list');
    return { part: { key: first, value }, end: value.range.end };
  }

  private value(start: number, kind: Brackets['kind']): Token | Brackets {
    const first = this.text.charAt(start);
    if ((first === '[' || first === '{') && start < this.end) return this.brackets(start);
    if ((first === '"' || first === "'") && start < this.end) {
      const close = this.text.indexOf(first, start + 1);
      const isClosed = close >= 0 && close < this.end && !this.text.slice(start, close).includes('\n');
      return { range: { start, end: isClosed ? close + 1 : this.plainEnd(start, kind) } };
    }
    return { range: { start, end: this.plainEnd(start, kind) } };
  }

  /** A colon ends a key, but not a URL. */
  private plainEnd(start: number, kind: Brackets['kind']): number {
    let at = start;
    while (at < this.end && !/[,[\]}\r\n]/.test(this.text.charAt(at))) {
      if (kind === 'map' && /^:(?:\s|$)/.test(this.text.slice(at, Math.min(at + 2, this.end)))) break;
      const placeholder = this.text.startsWith('${', at) ? this.text.indexOf('}', at) : -1;
      at = placeholder < 0 || placeholder >= this.end ? at + 1 : placeholder + 1;
    }
    return start + this.text.slice(start, at).trimEnd().length;
  }
}

/** Without the quotes around it; also used of the scalars of lists that stand line by line. */
export const unquoted = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/s, '$2');
