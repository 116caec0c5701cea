import type { Setting } from '../catalogue/setting';
import { isList, type Value } from '../value';

/**
 * A parsed value as the server holds it in a setting of this type: Jackson reads `"true"` as a boolean, `"3600"` as a
 * number, a number where text is asked for as its digits, and `""` where neither fits as null (measured). What it
 * would refuse stays as it is.
 */
export function serverValue(type: Setting['type'], value: Value): Value {
  if (type === 'list') return isList(value) ? value.map((item) => serverValue('string', item)) : value;
  if (type === 'string') return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  const text = typeof value === 'string' ? value.trim() : undefined;
  if (type === 'boolean') {
    if (text !== undefined) return text === '' ? null : (booleans.get(text.toLowerCase()) ?? value);
    return typeof value === 'number' ? value !== 0 : value;
  }
  if (type === 'integer') {
    if (text !== undefined) return text === '' ? null : /^[-+]?\d+$/.test(text) ? Number(text) : value;
    return typeof value === 'number' ? Math.trunc(value) : value;
  }
  return value;
}

const booleans = new Map([
  ['true', true],
  ['false', false],
]);
