import type { SettingKey } from '../../catalogue/catalogue';
import type { Release } from '../../catalogue/setting';
import type { FormatId, Reading, View } from '../../view';
import type { Region } from './region';

/**
 * The view of a file that stands inside another one, as a view of the file around it.
 * @param overridden settings that come from elsewhere after all: they are unknown
 */
export function outerView(
  view: View,
  { outerRange }: Region,
  format: FormatId,
  release: Release | undefined,
  overridden: ReadonlySet<SettingKey> = new Set(),
): View {
  const readings = new Map<SettingKey, Reading>();
  const read = (key: SettingKey): Reading => {
    const { value, range, keyRange, items, ...reading } = view.get(key);
    const isKnown = !overridden.has(key);
    return {
      ...reading,
      value: isKnown ? value : undefined,
      ...(range === undefined ? {} : { range: outerRange(range) }),
      ...(keyRange === undefined ? {} : { keyRange: outerRange(keyRange) }),
      ...(items === undefined || !isKnown
        ? {}
        : { items: items.map((item) => ({ ...item, range: outerRange(item.range) })) }),
    };
  };
  return {
    ...view,
    format,
    ...(release === undefined ? {} : { release }),
    get(key) {
      const reading = readings.get(key) ?? read(key);
      readings.set(key, reading);
      return reading;
    },
    heading: outerRange(view.heading),
    structures: view.structures.map((structure) => ({
      data: structure.data,
      locate(path) {
        const found = structure.locate(path);
        return (
          found && {
            ...(found.key === undefined ? {} : { key: outerRange(found.key) }),
            ...(found.value === undefined ? {} : { value: outerRange(found.value) }),
          }
        );
      },
    })),
    duplicates: view.duplicates.map(({ name, range, winner }) => ({
      name,
      range: outerRange(range),
      winner: outerRange(winner),
    })),
  };
}
