import { catalogue, type SettingKey } from '../../src/core/catalogue/catalogue';
import type { Reading, View } from '../../src/core/view';

/** A view of which only the given readings are known: for functions that look at a view and at no text. */
export function stubView(readings: Readonly<Partial<Record<SettingKey, Partial<Reading>>>>): View {
  const known = new Map<SettingKey, Reading>(
    catalogue.map(({ key }) => [key, { key, value: undefined, source: 'default', ...readings[key] }]),
  );
  return {
    format: 'server-yaml',
    vocabulary: 'server',
    secretHome: 'environment-variable',
    readable: true,
    partial: false,
    get: (key) => known.get(key) ?? { key, value: undefined, source: 'default' },
    heading: { start: 0, end: 0 },
    structures: [],
    duplicates: [],
  };
}
