import type { TextRange } from '../text/range';
import { partAt, parseBrackets } from './brackets';
import type { Path } from '../schema/place';

/** The characters of a value that stand around the cursor, and what stands around these. */
export interface Slot {
  readonly range: TextRange;
  /** Keys and indexes of the brackets that the cursor stands in. */
  readonly steps: Path;
  /** The cursor stands where a key of a map in brackets stands. */
  readonly isKey: boolean;
  /** The quotes around `range`. */
  readonly quote: '' | '"' | "'";
  readonly inBrackets: boolean;
  /** Stands in the default of a `${VARIABLE:-default}`, which a brace would end. */
  readonly inDefault: boolean;
  /** The items of the same list, or the keys and values of the same map, without that at the cursor. */
  readonly beside: readonly (readonly [key: string, value: string])[];
}

/**
 * Finds the slot of a cursor in what stands behind a key. It need not be closed, nor be YAML yet.
 * @param region from behind the colon or the equals sign to the end of the line; further where brackets span lines
 * @param pasted the server parses the text inside the quotes once more, as that of a variable
 */
export function slotAt(text: string, region: TextRange, offset: number, pasted: boolean): Slot | undefined {
  const whole: Slot = {
    range: region,
    steps: [],
    isKey: false,
    quote: '',
    inBrackets: false,
    inDefault: false,
    beside: [],
  };
  return narrowed(text, whole, offset, pasted);
}

function narrowed(text: string, slot: Slot, offset: number, pasted: boolean): Slot | undefined {
  const range = withoutBlanks(text, slot.range, offset);
  const first = text[range.start];
  if ((first === '"' || first === "'") && slot.quote === '' && offset > range.start) {
    const close = text.indexOf(first, range.start + 1);
    const end = close < 0 || close >= range.end ? range.end : close;
    if (offset > end) return undefined;
    return narrowed(text, { ...slot, range: { start: range.start + 1, end }, quote: first }, offset, pasted);
  }
  const placeholder = placeholderAround(text, range, offset);
  if (placeholder === 'name') return undefined;
  if (placeholder !== undefined)
    return narrowed(text, { ...slot, range: placeholder, inDefault: true }, offset, pasted);
  const opens = (first === '[' || first === '{') && offset > range.start && (slot.quote === '' || pasted);
  return opens ? inBrackets(text, { ...slot, range }, offset, pasted) : scalar(text, { ...slot, range }, offset);
}

function inBrackets(text: string, slot: Slot, offset: number, pasted: boolean): Slot | undefined {
  const place = partAt(parseBrackets(text, slot.range), offset, text);
  if (place === undefined) return undefined;
  const found = { ...slot, ...place, steps: [...slot.steps, ...place.steps], inBrackets: true };
  return place.isKey ? scalar(text, found, offset) : narrowed(text, found, offset, pasted);
}

function scalar(text: string, slot: Slot, offset: number): Slot | undefined {
  const { range } = slot;
  if (slot.quote !== '') return slot;
  const comment = /(?:^|[ \t])#/.exec(text.slice(range.start, range.end));
  const end = range.start + text.slice(range.start, range.start + (comment?.index ?? range.end)).trimEnd().length;
  const until = Math.min(end, range.end);
  if (comment !== null && offset > range.start + comment.index + comment[0].length - 1) return undefined;
  return { ...slot, range: { start: Math.min(range.start, offset), end: Math.max(until, offset) } };
}

/** The cursor may stand in the blanks, which then belong to the slot's edge. */
function withoutBlanks(text: string, { start, end }: TextRange, offset: number): TextRange {
  const blanks = /^[ \t]*/.exec(text.slice(start, Math.min(end, offset)))?.[0].length ?? 0;
  return { start: start + blanks, end };
}

/** The default that the cursor stands in; `name` where it stands in the name of a variable. */
function placeholderAround(text: string, { start, end }: TextRange, offset: number): TextRange | 'name' | undefined {
  const open = text.lastIndexOf('${', offset - 1);
  if (open < start || text[open - 1] === '$' || open + 2 > offset) return undefined;
  const close = text.indexOf('}', open);
  if (close >= 0 && close < offset) return undefined;
  const limit = close < 0 || close > end ? end : close;
  const delimiter = /^[^}]*?:?-/.exec(text.slice(open + 2, offset))?.[0].length;
  return delimiter === undefined ? 'name' : { start: open + 2 + delimiter, end: limit };
}
