import { settingOf, type SettingKey } from '../../catalogue/catalogue';
import type { Severity } from '../../finding';
import type { Reading, View } from '../../view';
import type { Report } from '../rule';
import { isBlank, isList, sameValue, type Value } from '../../value';
import { isWritten } from '../subject';

/** The text that OpenMetadata ships for a setting, without the quotes that stand around it in the placeholder. */
export const shippedText = (key: SettingKey): string => (settingOf(key).shippedDefault ?? '').replace(/^"(.*)"$/, '$1');

/** The server will work with what ships, as far as this file tells. */
export const isShipped = ({ key, value }: Reading): boolean =>
  typeof value === 'string' && value.trim() === shippedText(key);

/**
 * Where to report that a public deployment runs with what ships, and how sure that is. Nobody writes a default, so the
 * placeholder that ships is pointed at as well; what only another file could say is no more than worth knowing.
 */
export function leftAsShipped(
  view: View,
  readings: readonly Reading[],
): { readonly at: Report['at']; readonly severity: Severity } {
  const written = readings.find(isWritten);
  const placeholder = readings.find(({ source }) => source === 'file');
  const { range = view.heading } = written ?? placeholder ?? {};
  const isSure = written !== undefined || (placeholder !== undefined && !view.partial);
  return { at: { range }, severity: isSure ? 'warning' : 'information' };
}

/**
 * Somebody wrote it, and it is not what would be there anyway. Switches, and addresses of this machine or of the chart's
 * own service, are mostly copied along.
 */
export function isOwn(reading: Reading): boolean {
  const { key, value } = reading;
  const shipped = (settingOf(key).helm ?? []).map((location) => location.default as Value);
  if (!isWritten(reading) || reading.elsewhere || value === undefined || isBlank(value)) return false;
  if (isList(value)) return value.length > 0 && !shipped.some((list) => sameValue(value, list));
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const text = String(value);
  const isCopied = /^https?:\/\/(?:localhost|openmetadata)(?::|\/|$)/.test(text) || text === shippedText(key);
  return !isCopied && !shipped.some((other) => typeof other !== 'object' && String(other) === text);
}
