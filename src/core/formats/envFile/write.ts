import { isList, type Value } from '../../value';
import type { Quote } from './scan';

/**
 * A value as an env file must hold it: Docker Compose takes the outer quotes off, the server pastes the rest into YAML,
 * and what YAML then reads is exactly the value.
 * @param reads whether the server, given this text, would read the value
 * @param style the quotes to keep where nothing in the value asks for others
 */
export function envText(value: Value, style: Quote, reads: (text: string, value: Value) => boolean): string {
  const text = yamlText(value, reads);
  if (text === '') return '';
  // Single quotes are the only ones that Compose takes literally; what is wrapped in them here never holds one.
  return isPlain(text) ? style + text + style : `'${text}'`;
}

function yamlText(value: Value, reads: (text: string, value: Value) => boolean): string {
  if (value === null) return '';
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (isList(value)) return `[${value.map((item) => flowText(item, reads)).join(',')}]`;
  if (typeof value === 'string' && isWord(value) && reads(value, value)) return value;
  return flowText(value, reads);
}

/** YAML inside a flow collection. Numbers and the like as strings keep their quotes, whatever stands around them. */
function flowText(value: Value, reads: (text: string, value: Value) => boolean): string {
  if (typeof value === 'string' && isWord(value) && reads(`[${value}]`, [value])) return value;
  if (isList(value)) return yamlText(value, reads);
  return literal(JSON.stringify(value));
}

/** Characters that neither Compose nor a shell nor an older Compose (which cuts at any `#`) gives a meaning. */
const isPlain = (text: string): boolean => /^[\w./[][\w./:@%+=,[\] -]*$/.test(text) && !text.endsWith(' ');

/** What does not start with a letter or a slash may be a number or a date to one of the readers. */
const isWord = (text: string): boolean => /^[a-z/_]/i.test(text) && isPlain(text);

/**
 * JSON is YAML, but for characters that YAML does not print, for `'`, which would close the outer quote, and for `${`,
 * which the server would substitute.
 */
const literal = (json: string): string =>
  json.replace(
    /['\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]|\$(?=\{)/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
