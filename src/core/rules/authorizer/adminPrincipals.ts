import type { Fix } from '../../finding';
import { isList } from '../../value';
import type { View } from '../../view';
import type { Place } from '../subject';

/** Bots that ship with OpenMetadata, and those that people add, are named like `ingestion-bot`. */
export const isBot = (name: string): boolean => /^[a-z0-9_-]+-bot$/i.test(name);

/** The change that takes an item out of its list. A list of one is left to whoever knows another administrator. */
export function without(view: View, { key, index }: Place, title: string): readonly Fix[] {
  const list = view.get(key).value;
  if (index === undefined || list === undefined || !isList(list) || list.length < 2) return [];
  return [{ title, preferred: true, changes: [{ key, set: list.filter((_, at) => at !== index) }] }];
}
