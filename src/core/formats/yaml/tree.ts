import {
  type Alias,
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  type ParsedNode,
  Parser,
  type Scalar as ScalarNode,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { unknownText } from '../../placeholders';
import { err, ok, type Result } from '../../result';
import type { MappedText } from '../../text/mappedText';
import type { TextRange } from '../../text/range';
import type { Value } from '../../value';
import { type Dialect, resolvePlain } from './scalar';

/** One value of a YAML text. All ranges are characters of the source. */
export interface YamlNode {
  readonly kind: 'scalar' | 'list' | 'map';
  /**
   * The value; undefined where it cannot be known (an alias the server does not resolve, a template, an unknown variable,
   * a list with an unknown item). A map is known even so: its unknown entries are null.
   */
  readonly value: Value | undefined;
  /** The characters of the value, without anchor and tag. Empty behind the colon of a key that has no value. */
  readonly range: TextRange;
  /** `block` is a list or map by indentation, or a `|` or `>` scalar; `flow` a list or map in brackets. */
  readonly style: 'plain' | 'single' | 'double' | 'block' | 'flow';
  readonly items?: readonly YamlNode[];
  /** In text order, duplicates included; `entryOf` knows which one counts. */
  readonly entries?: readonly YamlEntry[];
  /** `*name` stands here; the contents, but not the range, are those of the anchor. */
  readonly alias?: true;
  /** Has an anchor that is used elsewhere: who changes this changes that. */
  readonly anchored?: true;
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
  if (/^<{7} /m.test(text.text) || controlCharacter.test(text.text)) return err('unreadable');
  const tokens = [...new Parser().parse(text.text)];
  if (tokens.filter(({ type }) => type === 'document').length > 1 || isDeep(tokens)) return err('unreadable');
  const [document] = new Composer(options).compose(tokens, true, text.text.length);
  if (document === undefined || document.errors.length > 0) return err('unreadable');
  const root = document.contents;
  if (root === null) return ok(undefined);
  const usedAnchors = new Set<string>();
  if (text.text.includes('*')) visit(document, { Alias: (_, { source }) => void usedAnchors.add(source) });
  return ok(new TreeBuilder(text, dialect, usedAnchors).build(root, 0).node);
}

const options = { schema: 'failsafe', version: '1.1', uniqueKeys: false, logLevel: 'error' } as const;

/** The composer, and whoever walks the tree, recurses: what is nested absurdly deep must not get that far. */
function isDeep(tokens: readonly CST.Token[]): boolean {
  let level = tokens;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > 100) return true;
    level = level.flatMap((token) => {
      if (token.type === 'document') return token.value ?? [];
      return 'items' in token ? token.items.flatMap(({ key, value }) => [key ?? [], value ?? []].flat()) : [];
    });
  }
  return false;
}

/** The entry that counts: of duplicates the last, as both readers have it. */
export function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  return node?.entries?.findLast((entry) => entry.key === key);
}

/** The entry at a path of keys. */
export function entryAt(node: YamlNode | undefined, path: readonly string[]): YamlEntry | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return undefined;
  const entry = entryOf(node, key);
  return rest.length === 0 ? entry : entryAt(entry?.node, rest);
}

const controlCharacter = /[\0-\x08\x0b\x0c\x0e-\x1f]/;
/** Aliases can make billions of values of a small text. No configuration has this many. */
const most = 200_000;

/** A node, its extent in the effective text, and how many values it stands for. */
interface Built {
  readonly node: YamlNode;
  readonly start: number;
  readonly end: number;
  readonly size: number;
}

type Collection = YAMLMap.Parsed | YAMLSeq.Parsed;

/** Turns the parser's nodes into ours, in text order, because an alias means the last anchor of its name before it. */
class TreeBuilder {
  private readonly anchors = new Map<string, Built>();

  constructor(
    private readonly text: MappedText,
    private readonly dialect: Dialect,
    private readonly usedAnchors: ReadonlySet<string>,
  ) {}

  /** `at` is where a node without any characters stands. */
  build(node: ParsedNode | null, at: number): Built {
    if (node === null) return this.leaf(null, 'plain', at, at);
    if (isAlias(node)) return this.alias(node);
    const built = isScalar(node) ? this.scalar(node) : isMap(node) ? this.map(node) : this.list(node);
    if (node.anchor === undefined) return built;
    this.anchors.set(node.anchor, built);
    return this.usedAnchors.has(node.anchor) ? { ...built, node: { ...built.node, anchored: true } } : built;
  }

  private leaf(value: Value | undefined, style: YamlNode['style'], start: number, end: number): Built {
    const range = this.text.sourceRange({ start, end });
    return { node: { kind: 'scalar', value, range, style }, start, end, size: 1 };
  }

  private alias({ source, range: [start, end] }: Alias.Parsed): Built {
    const target = this.dialect === 'helm' ? this.anchors.get(source) : undefined;
    const known = target !== undefined && target.size <= most;
    const { node, size } = known ? target : this.leaf(undefined, 'plain', start, end);
    return { node: { ...node, range: this.text.sourceRange({ start, end }), alias: true }, start, end, size };
  }

  private scalar(scalar: ScalarNode.Parsed): Built {
    const [start, valueEnd] = scalar.range;
    const style = styles.get(scalar.type) ?? 'plain';
    if (style !== 'block' && start < valueEnd) return this.leaf(this.scalarValue(scalar), style, start, valueEnd);
    // The parser counts the white space behind a block scalar, and before an empty one, as theirs.
    const end = this.text.text.slice(0, valueEnd).trimEnd().length;
    return this.leaf(this.scalarValue(scalar), style, Math.min(start, end), end);
  }

  private scalarValue({ value, type, tag }: ScalarNode.Parsed): Value | undefined {
    const text = String(value);
    if (text.includes(unknownText) || (this.dialect === 'helm' && text.includes('{{'))) return undefined;
    const isPlain = tag === undefined ? type === 'PLAIN' : /^tag:yaml\.org,2002:(?:bool|int|float|null)$/.test(tag);
    return isPlain ? resolvePlain(text, this.dialect) : text;
  }

  private list(list: YAMLSeq.Parsed): Built {
    const items = list.items.map((item) => this.build(item, list.range[0]));
    const values = items.flatMap(({ node }) => (node.value === undefined ? [] : [node.value]));
    const value = values.length === items.length ? values : undefined;
    return this.collection(list, items, { kind: 'list', value, items: items.map(({ node }) => node) });
  }

  private map(map: YAMLMap.Parsed): Built {
    const parts: Built[] = [];
    const entries: YamlEntry[] = [];
    let known = true;
    for (const { key, value } of map.items) {
      const name = this.build(key, map.range[0]);
      const built = this.build(value, name.end);
      parts.push(name, built);
      if (this.dialect === 'helm' && isScalar(key) && key.type === 'PLAIN' && key.value === '<<') {
        entries.push(...mergedEntries(built.node));
      } else {
        known &&= name.node.kind === 'scalar' && name.node.value !== undefined;
        const text = isScalar(key) ? String(key.value) : this.text.text.slice(name.start, name.end);
        entries.push({ key: text, keyRange: name.node.range, node: built.node });
      }
    }
    const value = Object.fromEntries(entries.map(({ key, node }) => [key, node.value ?? null]));
    return this.collection(map, parts, { kind: 'map', value: known ? value : undefined, entries });
  }

  /** Brackets end a collection, or else the end of its last part does. */
  private collection(source: Collection, parts: readonly Built[], node: Omit<YamlNode, 'range' | 'style'>): Built {
    const [start, valueEnd] = source.range;
    const end = source.flow === true ? valueEnd : (parts.at(-1)?.end ?? start);
    const size = parts.reduce((sum, part) => sum + part.size, 1);
    const range = this.text.sourceRange({ start, end });
    return { node: { ...node, range, style: source.flow === true ? 'flow' : 'block' }, start, end, size };
  }
}

const styles = new Map<unknown, YamlNode['style']>([
  ['QUOTE_SINGLE', 'single'],
  ['QUOTE_DOUBLE', 'double'],
  ['BLOCK_LITERAL', 'block'],
  ['BLOCK_FOLDED', 'block'],
]);

/** What `<<: *name` or `<<: [*a, *b]` brings in. Of several, the first counts. */
const mergedEntries = (node: YamlNode): readonly YamlEntry[] =>
  (node.items ?? [node])
    .toReversed()
    .flatMap(({ entries = [] }) => entries)
    .map((entry) => ({ ...entry, merged: true }));
