import { byHand, sharedByAnchor } from '../byHand';
import { err, ok, type Result } from '../../result';
import type { TextEdit } from '../../text/range';
import { isList, sameValue } from '../../value';
import type { CannotEdit } from '../lens';
import { listEdits, styleOf, takeFromFlow } from './editList';
import type { SourceLines } from './lines';
import { entryOf, type YamlEntry, type YamlNode } from './node';
import {
  additions,
  byFirstKey,
  clears,
  type Grouped,
  isRemoval,
  type Layout,
  linesBelow,
  newFlow,
  newLines,
  onOneLine,
  type Put,
  type Wanted,
  wishOf,
} from './wish';
import { t } from '../../../l10n/l10n';

export interface EditStyle extends Omit<Layout, 'step'> {
  /** How many keys from the root stay even if all that is below them is taken: the file would not be ours without them. */
  readonly keptLevels: number;
  /** Takes over where a value stands in what is not YAML, as in a placeholder. Undefined leaves it to YAML. */
  replace?(node: YamlNode, put: Put, inFlow: boolean): readonly TextEdit[] | undefined;
  /** The entry of a map by indentation that a new key is to follow. Undefined leaves it to the end of the map. */
  follow?(node: YamlNode, key: string): YamlEntry | undefined;
}

/**
 * The smallest edits that grant the wishes. Missing maps are made; a map whose last entry is taken goes with it.
 * The edits are computed against the same text and do not overlap; of two at one place the first stays first.
 */
export function editYaml(
  lines: SourceLines,
  root: YamlNode | undefined,
  wanted: readonly Wanted[],
  style: EditStyle,
): Result<readonly TextEdit[], CannotEdit> {
  const editor = new YamlEditor(lines, style, { ...style, step: indentStep(lines, root) });
  if (root?.entries !== undefined) editor.map(root, wanted, 1);
  else editor.append(wanted);
  return editor.refusal === undefined ? ok(editor.edits) : err(editor.refusal);
}

class YamlEditor {
  readonly edits: TextEdit[] = [];
  refusal: CannotEdit | undefined;

  constructor(
    private readonly lines: SourceLines,
    private readonly style: EditStyle,
    private readonly layout: Layout,
  ) {}

  /** `level` counts the keys that lead to an entry of this map. */
  map(node: YamlNode, wanted: readonly Wanted[], level: number): void {
    const missing: [string, readonly Wanted[]][] = [];
    const removed = new Set<string>();
    for (const [key, inner] of byFirstKey(wanted)) {
      const entry = entryOf(node, key);
      const wish = wishOf(inner);
      if (entry === undefined) {
        if (!inner.every(isRemoval)) missing.push([key, inner]);
      } else if (entry.merged === true) {
        if (wish === undefined || 'remove' in wish) this.refuseShared(key);
        else missing.push([key, inner]);
      } else if (wish === undefined) {
        if (level > this.style.keptLevels && clears(entry.node, inner)) this.take(entry, removed);
        else if (level === this.style.keptLevels && clears(entry.node, inner)) this.put(entry, '{}');
        else this.inside(node, entry, inner, level);
      } else if ('remove' in wish) {
        this.take(entry, removed);
      } else {
        this.replace(node, entry, wish);
      }
    }
    this.remove(node, removed);
    this.insert(node, missing);
  }

  private take({ key, node }: YamlEntry, removed: Set<string>): void {
    if (isShared(node)) this.refuseShared(key);
    else removed.add(key);
  }

  /** To a text that holds nothing yet. */
  append(wanted: readonly Wanted[]): void {
    this.edits.push(this.lines.insertAfter(this.lines.text.length, newLines(additions(wanted), 0, this.layout)));
  }

  private inside(parent: YamlNode, entry: YamlEntry, wanted: readonly Wanted[], level: number): void {
    const { node, key } = entry;
    if (node.alias === true || node.anchored === true) this.refuseShared(key);
    else if (node.entries !== undefined && node.entries.length > 0) this.map(node, wanted, level + 1);
    else if (wanted.every(isRemoval)) return;
    else if (node.kind === 'list' || node.value === undefined) this.refuse(t`${key} holds no keys here`);
    else this.fill(parent, entry, wanted);
  }

  /** Puts keys where there are none: behind a key that holds nothing, `{}` or a scalar. */
  private fill(parent: YamlNode, entry: YamlEntry, wanted: readonly Wanted[]): void {
    const added = additions(wanted);
    const indent = this.lines.columnOf(entry.keyRange.start) + this.layout.step;
    if (parent.style === 'flow') this.put(entry, `{${newFlow(added, this.layout)}}`);
    else this.putBelow(entry, newLines(added, indent, this.layout));
  }

  private replace(parent: YamlNode, entry: YamlEntry, put: Put): void {
    const { node, key } = entry;
    if ('value' in put && node.value !== undefined && sameValue(node.value, put.value)) return;
    if (isShared(node)) {
      this.refuseShared(key);
      return;
    }
    const inFlow = parent.style === 'flow';
    const { dialect } = this.style;
    const value = 'value' in put && isList(put.value) ? put.value : undefined;
    const inList = value !== undefined && node.alias !== true;
    const edits =
      this.style.replace?.(node, put, inFlow) ?? (inList ? listEdits(this.lines, node, value, dialect) : undefined);
    const below = inFlow ? undefined : linesBelow(put, this.lines.columnOf(entry.keyRange.start), this.layout);
    if (edits !== undefined) this.edits.push(...edits);
    else if (below !== undefined && ('below' in put || node.style !== 'flow')) this.putBelow(entry, below);
    else this.put(entry, onOneLine(put, { dialect, inFlow, style: styleOf(node) }));
  }

  /** Writes on the key's line, in place of what the key holds. */
  private put(entry: YamlEntry, text: string): void {
    const { range } = entry.node;
    const colon = this.colonEnd(entry);
    if (colon === undefined) return;
    const isOnKeyLine = this.lines.startOf(range.start) === this.lines.startOf(colon);
    if (isOnKeyLine && range.start < range.end) {
      this.edits.push({ range, newText: text });
    } else {
      this.edits.push({ range: { start: colon, end: colon }, newText: ` ${text}` });
      if (!isOnKeyLine) this.edits.push(this.lines.remove(range));
    }
  }

  /** Writes below the key's line, in place of what the key holds. */
  private putBelow(entry: YamlEntry, added: readonly string[]): void {
    const { range } = entry.node;
    const colon = this.colonEnd(entry);
    if (colon === undefined) return;
    if (this.lines.startOf(range.start) !== this.lines.startOf(colon)) this.edits.push(this.lines.remove(range));
    else if (range.start < range.end) this.edits.push({ range: { start: colon, end: range.end }, newText: '' });
    this.edits.push(this.lines.insertAfter(Math.max(colon, range.end), added));
  }

  private remove(node: YamlNode, keys: ReadonlySet<string>): void {
    const own = (node.entries ?? []).filter(({ merged }) => merged !== true);
    const isTaken = (index: number): boolean => keys.has(own[index]?.key ?? '');
    const parts = own.map((entry) => ({
      start: entry.keyRange.start,
      end: Math.max(entry.keyRange.end, entry.node.range.end),
    }));
    if (node.style === 'flow') {
      this.edits.push(...takeFromFlow(parts, isTaken));
      return;
    }
    parts.forEach((part, index) => {
      if (!isTaken(index)) return;
      if (this.lines.isFirstInLine(part.start)) this.edits.push(this.lines.remove(part));
      else this.refuse(t`${own[index]?.key ?? t`the key`} shares its line with something else`);
    });
  }

  private insert(node: YamlNode, added: Grouped): void {
    if (added.length === 0) return;
    if (node.style !== 'flow') {
      const indent = this.lines.columnOf(node.range.start);
      for (const group of added) {
        const end = this.style.follow?.(node, group[0])?.node.range.end ?? node.range.end;
        this.edits.push(this.lines.insertAfter(end, newLines([group], indent, this.layout)));
      }
      return;
    }
    const last = node.entries?.findLast(({ merged }) => merged !== true);
    const end = last === undefined ? node.range.start + 1 : Math.max(last.keyRange.end, last.node.range.end);
    const comma = /^\s*,/.exec(this.lines.text.slice(end, node.range.end))?.[0].length;
    const start = end + (comma ?? 0);
    const separator = last === undefined ? '' : comma === undefined ? ', ' : ' ';
    this.edits.push({ range: { start, end: start }, newText: separator + newFlow(added, this.layout) });
  }

  private colonEnd({ key, keyRange }: YamlEntry): number | undefined {
    const colon = /[ \t]*:/y;
    colon.lastIndex = keyRange.end;
    if (colon.exec(this.lines.text) !== null) return colon.lastIndex;
    this.refuse(t`${key} has no colon`);
    return undefined;
  }

  private refuseShared(key: string): void {
    this.refusal ??= sharedByAnchor(key);
  }

  private refuse(reason: string): void {
    this.refusal ??= byHand(reason);
  }
}

/** Something elsewhere is an alias of it, or of a part of it. */
const isShared = ({ anchored, alias, items = [], entries = [] }: YamlNode): boolean =>
  anchored === true ||
  (alias !== true && [...items, ...entries.flatMap(({ node, merged }) => (merged ? [] : [node]))].some(isShared));

/** By how much the text indents the keys of a map. */
function indentStep(lines: SourceLines, root: YamlNode | undefined): number {
  for (const { keyRange, node, merged } of root?.entries ?? []) {
    if (node.kind !== 'map' || node.style !== 'block' || node.alias === true || merged === true) continue;
    const step = lines.columnOf(node.range.start) - lines.columnOf(keyRange.start);
    if (step > 0) return step;
  }
  return 2;
}
