import { Composer, type CST, Parser, visit } from 'yaml';
import { err, ok, type Result } from '../../result';
import type { MappedText } from '../../text/mappedText';
import type { TextRange } from '../../text/range';
import type { Value } from '../../value';
import { TreeBuilder } from './builder';
import type { Dialect } from './scalar';
import { isRefusedBySnakeYaml } from './snakeYaml';

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

/**
 * Parses one YAML document. Nothing in it: undefined. What the reader of the dialect would refuse, several documents,
 * conflict markers, control characters and absurd nesting are `unreadable`. Never throws.
 */
export function parseYaml(text: MappedText, dialect: Dialect): Result<YamlNode | undefined, 'unreadable'> {
  const parsed = parseDocument(text, dialect);
  if (!parsed.ok) return parsed;
  return parsed.value.hasRefused ? err('unreadable') : ok(parsed.value.root);
}

export interface Parsed {
  readonly root: YamlNode | undefined;
  /** Where it ends in the text that was parsed. */
  readonly end: number;
  /** There are anchors or aliases: what is parsed may be linked to what is not. */
  readonly isLinked: boolean;
  /** The reader of the dialect refuses the document, but for nodes that say so (`refused`). */
  readonly hasRefused: boolean;
}

/** Like `parseYaml`, but a single value that the reader would refuse does not make the rest unreadable. */
export function parseDocument(text: MappedText, dialect: Dialect): Result<Parsed, 'unreadable'> {
  if (isNoYaml(text.text)) return err('unreadable');
  const tokens = [...new Parser().parse(text.text)];
  if (tokens.filter(({ type }) => type === 'document').length > 1 || tokens.some((token) => isDeep(token)))
    return err('unreadable');
  const [document] = new Composer(options).compose(tokens, true, text.text.length);
  if (document === undefined || document.errors.length > 0) return err('unreadable');
  const root = document.contents;
  if (root === null) return ok({ root: undefined, end: 0, isLinked: false, hasRefused: false });
  const usedAnchors = new Set<string>();
  if (text.text.includes('*')) visit(document, { Alias: (_, { source }) => void usedAnchors.add(source) });
  const builder = new TreeBuilder(text, dialect, usedAnchors);
  const { node, end } = builder.build(root, 0);
  if (builder.isRefused || (dialect === 'server' && isRefusedBySnakeYaml(text.text, tokens))) return err('unreadable');
  const isLinked = usedAnchors.size + builder.anchors.size > 0;
  return ok({ root: node, end, isLinked, hasRefused: builder.hasRefused });
}

const options = { schema: 'failsafe', version: '1.1', uniqueKeys: false, logLevel: 'error' } as const;

/** The composer, and whoever walks the tree, recurses: what is nested absurdly deep must not get that far. */
function isDeep(token: CST.Token | null | undefined, depth = 0): boolean {
  if (depth > 100) return true;
  if (token?.type === 'document') return isDeep(token.value, depth + 1);
  if (token === null || token === undefined || !('items' in token)) return false;
  return token.items.some(({ key, value }) => isDeep(key, depth + 1) || isDeep(value, depth + 1));
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

/** Conflict markers and control characters, which are refused wherever they stand. */
export const isNoYaml = (text: string): boolean => /^<{7} /m.test(text) || controlCharacter.test(text);

const controlCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f]/;
