import { isList, type Scalar, type Value } from '../../value';
import { type Dialect, resolvePlain } from './scalar';

/** How a scalar is written where its value allows it. */
export type ScalarStyle = 'plain' | 'single' | 'double';

export interface Writing {
  readonly dialect: Dialect;
  readonly style: ScalarStyle;
  /** Stands inside brackets, where commas and brackets end a plain scalar. */
  readonly inFlow: boolean;
}

/** A scalar as YAML on one line: in the wanted style, else the next that can hold it. Every dialect reads exactly this value. */
export function scalarText(value: Scalar, { dialect, style, inFlow }: Writing): string {
  if (typeof value !== 'string') return String(value);
  if (style === 'plain' && isPlainSafe(value, dialect, inFlow)) return value;
  if (style === 'single' && isPrintable.test(value) && !startsPlaceholder(value, dialect)) {
    return `'${value.replaceAll("'", "''")}'`;
  }
  return doubleQuoted(value, dialect);
}

/** Any value as YAML on one line; lists and maps in brackets. */
export function flowText(value: Value, writing: Writing): string {
  const inner = { ...writing, inFlow: true };
  if (isList(value)) return `[${value.map((item) => flowText(item, inner)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return scalarText(value, writing);
  const entries = Object.entries(value).map(([key, item]) => `${scalarText(key, inner)}: ${flowText(item, inner)}`);
  return `{${entries.join(', ')}}`;
}

/** An item of a list by indentation; `indent` is the column of the dash. */
export const itemLine = (value: Value, indent: number, writing: Writing): string =>
  `${' '.repeat(indent)}- ${flowText(value, writing)}`;

/** Deliberately narrower than YAML: whoever reads the file should not have to think. */
function isPlainSafe(value: string, dialect: Dialect, inFlow: boolean): boolean {
  return (
    (dialect === 'compose' && !inFlow ? withPlaceholders : plainCharacters).test(value) &&
    !/^(?:[-?](?: |$)|---|\.\.\.)|: |:$| #| $/.test(value) &&
    !(inFlow && /[,[\]?]|:(?![\w/])/.test(value)) &&
    resolvePlain(value, 'server') === value &&
    resolvePlain(value, 'helm') === value &&
    !looksLikeDateOrTime.test(value)
  );
}

const plainCharacters = /^[\p{L}\p{N}_/.+-](?:[\p{L}\p{N}\p{Pc} _/.+\-:@=&?%~#^*()|!;,'"[\]]|\$(?!\{))*$/u;

/** The way of every compose file, where a placeholder needs no quotes. */
const withPlaceholders = /^[\p{L}\p{N}_/.+$-][\p{L}\p{N}\p{Pc} _/.+\-:@=&?%~#^*()|!;,'"[\]{}$]*$/u;

/** YAML 1.1 has types of its own for these, and readers differ in which of them they know. */
const looksLikeDateOrTime = /^[-+]?[\d_]+(?::[\d_.]+)+$|^\d{4}-\d{1,2}-\d{1,2}/;

const isPrintable = /^[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;

/** The server would substitute it, or look for its end in what follows. */
const startsPlaceholder = (value: string, dialect: Dialect): boolean => dialect === 'server' && value.includes('${');

function doubleQuoted(value: string, dialect: Dialect): string {
  const text = JSON.stringify(value).replace(
    /[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return dialect === 'server' ? text.replaceAll('${', '\\x24{') : text;
}
