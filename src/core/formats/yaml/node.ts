import type { TextRange } from '../../text/range';
import type { Value } from '../../value';

/** One value of a YAML text. All ranges are characters of the source. */
export interface YamlNode {
  readonly kind: 'scalar' | 'list' | 'map';
  /**
   * The value; undefined where it cannot be known (an alias of nothing, a template, an unknown variable, a list with an
   * unknown item). A map is known even so: its unknown entries are null.
   */
  readonly value: Value | undefined;
  /** The characters of the value, without anchor and tag. Empty behind the colon of a key that has no value. */
  readonly range: TextRange;
  /** `block` is a list or map by indentation, or a `|` or `>` scalar; `flow` a list or map in brackets. */
  readonly style: 'plain' | 'single' | 'double' | 'block' | 'flow';
  readonly items?: readonly YamlNode[];
  /** In text order, duplicates included, but what a merge key brings in never after what overrides it; `entryOf` knows which one counts. */
  readonly entries?: readonly YamlEntry[];
  /** `*name` stands here; the contents, but not the range, are those of the anchor. */
  readonly alias?: true;
  /** Has an anchor that is used elsewhere: who changes this changes that. */
  readonly anchored?: true;
  /** The server does not start because of this value, or of one of its items; it is undefined. */
  readonly refused?: true;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyRange: TextRange;
  readonly node: YamlNode;
  /** Stands elsewhere in the text and came in by a merge key. */
  readonly merged?: true;
}

/** The entry that counts: of duplicates the last, as both readers have it. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  // Asked for thousands of times in each read, so without a closure for each.
  const entries = node?.entries ?? [];
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    if (entries[index]?.key === key) return entries[index];
  }
  return undefined;
}

/** The entry at a path of keys. */
export function entryAt(node: YamlNode | undefined, path: readonly string[]): YamlEntry | undefined {
  let entry: YamlEntry | undefined;
  let at = node;
  for (const key of path) {
    entry = entryOf(at, key);
    at = entry?.node;
  }
  return entry;
}
