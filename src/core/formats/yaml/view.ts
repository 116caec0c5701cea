import type { SettingKey } from '../../catalogue/catalogue';
import type { SettingType } from '../../catalogue/setting';
import type { Duplicate, ListItem, Reading, Structure, View } from '../../view';
import { isList, type Value } from '../../value';
import type { Surroundings } from '../lens';
import { serverValue } from '../serverValue';
import { entryOf, type YamlEntry, type YamlNode } from './node';

/** What is seen of a file that cannot be read: nothing. */
export const unreadableView = (kind: ViewKind, { release }: Surroundings): View => ({
  ...kind,
  readable: false,
  ...(release === undefined ? {} : { release }),
  get: (key) => ({ key, value: undefined, source: 'default' }),
  heading: { start: 0, end: 0 },
  structures: [],
  duplicates: [],
});

/** What is the same for every file of a format. */
export type ViewKind = Pick<View, 'format' | 'vocabulary' | 'secretHome' | 'partial'>;

/** The reading of a setting that an entry of the file sets. */
export function entryReading(key: SettingKey, type: SettingType, { keyRange, node }: YamlEntry): Reading {
  const value = node.value === undefined ? undefined : serverValue(type, node.value);
  const items = itemsOf(type, node);
  return { key, value, source: 'file', range: node.range, keyRange, ...(items === undefined ? {} : { items }) };
}

/** None if an item is unknown: the list as a whole is, then. */
function itemsOf(type: SettingType, { items, value }: YamlNode): readonly ListItem[] | undefined {
  if (value === undefined) return undefined;
  return items?.flatMap((item) => {
    const [known] = item.value === undefined ? [] : [serverValue(type === 'list' ? 'string' : type, item.value)];
    return known === undefined ? [] : [{ value: known, range: item.range }];
  });
}

/** The parts of a tree at these paths, with all that leads to them. An unknown value is null, so that its key is still seen. */
export function structureOf(root: YamlNode | undefined, paths: readonly (readonly string[])[]): Structure {
  return {
    data: pick(root, paths),
    locate(path) {
      let entry: YamlEntry | undefined;
      let node = root;
      for (const step of path) {
        entry = typeof step === 'string' ? entryOf(node, step) : undefined;
        node = typeof step === 'string' ? entry?.node : node?.items?.[step];
        if (node === undefined) return undefined;
      }
      return node === undefined
        ? undefined
        : { ...(entry === undefined ? {} : { key: entry.keyRange }), value: node.range };
    },
  };
}

function pick(node: YamlNode | undefined, paths: readonly (readonly string[])[]): Value {
  if (node?.entries === undefined || paths.some((path) => path.length === 0)) return node?.value ?? null;
  const keys = new Set(paths.map(([key = '']) => key));
  const picked = [...keys].flatMap((key) => {
    const entry = entryOf(node, key);
    const below = paths.filter((path) => path[0] === key).map((path) => path.slice(1));
    return entry === undefined ? [] : [[key, pick(entry.node, below)] as const];
  });
  return Object.fromEntries(picked);
}

/** A default of the catalogue, which is JSON. */
export function catalogueValue(value: unknown): Value | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (Array.isArray(value)) return value.map((item: unknown) => catalogueValue(item) ?? null);
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, catalogueValue(item) ?? null]))
    : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The entry of a map value. */
export const memberOf = (value: Value | undefined, name: string): Value | undefined =>
  typeof value === 'object' && value !== null && !isList(value) ? value[name] : undefined;

/** The names that stand twice in the maps at these paths, below them, and on the way there. */
export function duplicatesIn(root: YamlNode | undefined, paths: readonly (readonly string[])[]): readonly Duplicate[] {
  const own = (root?.entries ?? []).filter(({ merged }) => merged !== true);
  const isWhole = paths.some((path) => path.length === 0);
  return own.flatMap((entry, index) => {
    const below = paths.flatMap(([key, ...rest]) => (key === entry.key ? [rest] : []));
    if (!isWhole && below.length === 0) return [];
    const winner = own.findLast(({ key }) => key === entry.key);
    if (winner !== undefined && winner !== own[index])
      return [{ name: entry.key, range: entry.keyRange, winner: winner.keyRange }];
    return duplicatesIn(entry.node, isWhole ? [[]] : below);
  });
}
