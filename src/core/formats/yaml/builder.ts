import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  type ParsedNode,
  type Scalar as ScalarNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { unknownText } from '../../placeholders';
import type { MappedText } from '../../text/mappedText';
import type { Value } from '../../value';
import { type Dialect, resolvePlain } from './scalar';
import type { YamlEntry, YamlNode } from './node';

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
export class TreeBuilder {
  readonly anchors = new Map<string, Built>();
  /** The reader refuses one of the scalars: it stands for nothing, or its quotes never close. */
  isRefused = false;
  /** The reader refuses nodes that say so. */
  hasRefused = false;
  private inBrackets = 0;

  constructor(
    private readonly text: MappedText,
    private readonly dialect: Dialect,
    private readonly usedAnchors: ReadonlySet<string>,
  ) {}

  /** `at` is where a node without any characters stands. Keys are texts, whatever they look like. */
  build(node: ParsedNode | null, at: number, isKey = false): Built {
    if (node === null) return this.leaf(null, 'plain', at, at);
    if (isAlias(node)) return this.alias(node);
    const built = isScalar(node) ? this.scalar(node, isKey) : isMap(node) ? this.map(node) : this.list(node);
    if (node.anchor === undefined) return built;
    this.anchors.set(node.anchor, built);
    return this.usedAnchors.has(node.anchor) ? { ...built, node: { ...built.node, anchored: true } } : built;
  }

  private leaf(value: Value | undefined, style: YamlNode['style'], start: number, end: number): Built {
    const range = this.text.sourceRange({ start, end });
    return { node: { kind: 'scalar', value, range, style }, start, end, size: 1 };
  }

  private alias({ source, range: [start, end] }: Alias.Parsed): Built {
    const target = this.dialect !== 'server' ? this.anchors.get(source) : undefined;
    const known = target !== undefined && target.size <= most;
    // Jackson takes an alias for its name.
    const name = this.dialect === 'server' ? source : undefined;
    const { node, size } = known ? target : this.leaf(name, 'plain', start, end);
    return { node: { ...node, range: this.text.sourceRange({ start, end }), alias: true }, start, end, size };
  }

  private scalar(scalar: ScalarNode.Parsed, isKey: boolean): Built {
    const [start, valueEnd] = scalar.range;
    const style = styles.get(scalar.type) ?? 'plain';
    if (style === 'single' || style === 'double')
      this.isRefused ||= this.isRefusedText(this.text.text.slice(start, valueEnd), style);
    if (style !== 'block' && start < valueEnd) {
      const leaf = this.leaf(this.scalarValue(scalar, isKey), style, start, valueEnd);
      return this.isCutShort(scalar) ? this.refused(leaf) : leaf;
    }
    // The parser counts the white space behind a block scalar, and before an empty one, as theirs.
    const end = this.text.text.slice(0, valueEnd).trimEnd().length;
    return this.leaf(this.scalarValue(scalar, isKey), style, Math.min(start, end), end);
  }

  /** Our parser takes a last quote for the closing one, even if it is escaped. SnakeYAML knows no `\\/`. */
  private isRefusedText(written: string, style: 'single' | 'double'): boolean {
    const closed = style === 'single' ? /^'(?:.*[^'])?(?:'')*'$/s : /^"(?:.*[^\\])?(?:\\\\)*"$/s;
    return !closed.test(written) || (this.dialect === 'server' && style === 'double' && hasEscapedSlash.test(written));
  }

  /** SnakeYAML ends a text without quotes in brackets at a question mark, so that a URL with a query is two texts. */
  private isCutShort({ type, value }: ScalarNode.Parsed): boolean {
    return this.dialect === 'server' && this.inBrackets > 0 && type === 'PLAIN' && String(value).includes('?');
  }

  private refused(built: Built): Built {
    this.hasRefused = true;
    return { ...built, node: { ...built.node, value: undefined, refused: true } };
  }

  private scalarValue({ value, type, tag, range: [, end] }: ScalarNode.Parsed, isKey: boolean): Value | undefined {
    const isLast = type?.startsWith('BLOCK') === true && end === this.text.text.length;
    const text = isLast ? asFarAsWritten(String(value), this.text.text) : String(value);
    if (text.includes(unknownText) || (this.dialect !== 'server' && text.includes('{{'))) return undefined;
    const isPlain = tag === undefined ? type === 'PLAIN' : /^tag:yaml\.org,2002:(?:bool|int|float|null)$/.test(tag);
    if (!isPlain || isKey) return text;
    const resolved = resolvePlain(text, this.dialect);
    this.isRefused ||= resolved === undefined;
    // `!!int 5.5` is no number.
    return tag?.endsWith(':int') === true && !Number.isInteger(resolved) ? text : resolved;
  }

  private list(list: YAMLSeq.Parsed): Built {
    this.inBrackets += Number(list.flow === true);
    const items = list.items.map((item) => this.build(item, list.range[0]));
    this.inBrackets -= Number(list.flow === true);
    const values = items.flatMap(({ node }) => (node.value === undefined ? [] : [node.value]));
    const value = values.length === items.length ? values : undefined;
    return this.collection(list, items, { kind: 'list', value, items: items.map(({ node }) => node) });
  }

  private map(map: YAMLMap.Parsed): Built {
    const parts: Built[] = [];
    const read: YamlEntry[] = [];
    let known = true;
    this.inBrackets += Number(map.flow === true);
    for (const { key, value } of map.items) {
      const name = this.build(key, map.range[0], true);
      const built = this.build(value, name.end);
      parts.push(name, built);
      if (this.dialect !== 'server' && isScalar(key) && key.type === 'PLAIN' && key.value === '<<') {
        read.push(...mergedEntries(built.node));
      } else {
        known &&= name.node.kind === 'scalar' && name.node.value !== undefined;
        const text = isScalar(key) ? String(key.value) : this.text.text.slice(name.start, name.end);
        read.push({ key: text, keyRange: name.node.range, node: built.node });
      }
    }
    this.inBrackets -= Number(map.flow === true);
    // To go-yaml 3 a map's own keys count before those that it merges, to go-yaml 2 the last of all does.
    const entries = this.dialect === 'compose' ? [...read.filter(isMerged), ...read.filter(isOwn)] : read;
    const value = Object.fromEntries(entries.map(({ key, node }) => [key, node.value ?? null]));
    return this.collection(map, parts, { kind: 'map', value: known ? value : undefined, entries });
  }

  /** Brackets end a collection, or else the end of its last part does. */
  private collection(source: Collection, parts: readonly Built[], node: Omit<YamlNode, 'range' | 'style'>): Built {
    const [start, valueEnd] = source.range;
    const end = source.flow === true ? valueEnd : (parts.at(-1)?.end ?? start);
    const size = parts.reduce((sum, part) => sum + part.size, 1);
    const range = this.text.sourceRange({ start, end });
    const built: Built = { node: { ...node, range, style: source.flow === true ? 'flow' : 'block' }, start, end, size };
    const isRefused = source.flow === true && parts.some((part) => part.node.refused);
    return isRefused ? this.refused(built) : built;
  }
}

/** A block of text at the end of a file that has no last line end has none either. Our parser adds one. */
function asFarAsWritten(value: string, file: string): string {
  const lastLine = /[^\n]*$/.exec(file)?.[0] ?? '';
  const isText = lastLine.trim() !== '' || (lastLine !== '' && /(?:^|[ \t])\n$/.test(value));
  return isText ? value.replace(/\n$/, '') : value;
}

const hasEscapedSlash = /[^\\](?:\\\\)*\\\//;

const styles = new Map<unknown, YamlNode['style']>([
  ['QUOTE_SINGLE', 'single'],
  ['QUOTE_DOUBLE', 'double'],
  ['BLOCK_LITERAL', 'block'],
  ['BLOCK_FOLDED', 'block'],
]);

const isMerged = ({ merged }: YamlEntry): boolean => merged === true;
const isOwn = (entry: YamlEntry): boolean => !isMerged(entry);

/** What `<<: *name` or `<<: [*a, *b]` brings in. Of several, the first counts. */
const mergedEntries = (node: YamlNode): readonly YamlEntry[] =>
  (node.items ?? [node])
    .toReversed()
    .flatMap(({ entries = [] }) => entries)
    .map((entry) => ({ ...entry, merged: true }));
