import type { SettingKey } from '../core/catalogue/catalogue';
import type { Change } from '../core/finding';
import { isBlank, isList, sameValue, type Value } from '../core/value';
import type { View } from '../core/view';

/** Fills in what is missing. A file that is only a part of the configuration may leave things out. */
export function complete(view: View, key: SettingKey, wanted: Value): readonly Change[] {
  const { source, value } = view.get(key);
  const missing =
    source === 'file'
      ? value !== undefined && isEmpty(value)
      : !view.partial && (value === undefined || isEmpty(value));
  return missing && !(value !== undefined && sameValue(value, wanted)) ? [{ key, set: wanted }] : [];
}

/** Null, nothing but blanks, or a list of nothing. */
const isEmpty = (value: Value): boolean => isBlank(value) || (isList(value) && value.length === 0);
