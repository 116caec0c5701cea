import type { SettingKey } from '../catalogue/catalogue';
import { isList } from '../value';
import type { View } from '../view';

/** The texts of a list; undefined where the file does not tell. No list at all is an empty one. */
export function listIn(view: View, key: SettingKey): readonly string[] | undefined {
  const { value } = view.get(key);
  if (value === undefined) return undefined;
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Undefined where it is blank or not known. As shipped counts: it is what the server goes by. */
export function textIn(view: View, key: SettingKey): string | undefined {
  const { value } = view.get(key);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
