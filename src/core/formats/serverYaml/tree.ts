import { everySetting } from '../../catalogue/catalogue';
import { type Environment, isSubstitutedByLine, type Placeholder, substitute } from '../../placeholders';
import type { TextRange } from '../../text/range';
import type { Value } from '../../value';
import { parseLines, sliceOf, wantedAt } from '../yaml/slice';
import type { YamlNode } from '../yaml/node';
import { parseYaml } from '../yaml/tree';

/** `openmetadata.yaml` as the server parses it, after its substitution of variables. */
export interface ServerTree {
  /** Undefined where the file holds nothing. */
  readonly root: YamlNode | undefined;
  readonly placeholders: readonly Placeholder[];
}

/** Undefined where the server could not parse it, but for values that say so themselves. */
export function readServerTree(text: string, environment?: Environment): ServerTree | undefined {
  return parseLines(text, undefined, 'server', (ranges) => substitute(text, environment, 'unknown', ranges));
}

/**
 * What the server makes of a whole file where this environment is all there is: its tree as Jackson hands it to the
 * settings. Undefined where it refuses the file: it cannot parse it, there is nothing in it, or a variable leads back to
 * itself. What only our parser refuses, such as a second document, is undefined as well.
 */
export function serverTree(text: string, environment: Environment): Value | undefined {
  const substituted = substitute(text, environment);
  const parsed = substituted.isEndless ? undefined : parseYaml(substituted.text, 'server');
  return parsed?.ok === true ? parsed.value?.value : undefined;
}

/** The blocks that settings stand in. */
const blocks = wantedAt(everySetting.flatMap(({ path }) => (path === undefined ? [] : [path.split('.').slice(0, 1)])));

/**
 * As much of the tree as holds settings. The file may be broken elsewhere: that is not for us to say.
 * Undefined where the server could not parse these blocks.
 */
export function readServerBlocks(text: string, environment?: Environment): ServerTree | undefined {
  const lines = isSubstitutedByLine(text, environment) ? sliceOf(text, blocks) : undefined;
  return parseLines(text, lines, 'server', (ranges) => substitute(text, environment, 'unknown', ranges));
}

/** The characters that a value is written with: its own and those of the placeholders it comes from. */
export interface Slot {
  readonly range: TextRange;
  readonly placeholders: readonly Placeholder[];
  /** The placeholder that the whole value comes from. Quotes may stand around it. */
  readonly whole?: Placeholder;
  /** The quotes around `whole`. */
  readonly quote: '' | '"' | "'";
}

export function slotOf(text: string, { range, kind, style }: YamlNode, all: readonly Placeholder[]): Slot {
  const placeholders = touching(range, all);
  const start = Math.min(range.start, ...placeholders.map((placeholder) => placeholder.range.start));
  const end = Math.max(range.end, ...placeholders.map((placeholder) => placeholder.range.end));
  const slot = { range: { start, end }, placeholders, quote: '' } as const;
  const [whole, another] = placeholders;
  if (whole === undefined || another !== undefined) return slot;
  const before = text.slice(start, whole.range.start);
  const after = text.slice(whole.range.end, end);
  // A default that holds a map ends at its brace: `${X:-{}}` is the placeholder `${X:-{}` and a brace.
  if (before === '' && (after === '' || (kind === 'map' && after === '}'))) return { ...slot, whole };
  const quote = before === after && (before === '"' || before === "'") && style !== 'plain' ? before : undefined;
  return quote === undefined ? slot : { ...slot, whole, quote };
}

/** The placeholders that share characters with a range. They are in text order, so a search by halves finds the first. */
function touching(range: TextRange, all: readonly Placeholder[]): readonly Placeholder[] {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.range.end ?? 0) <= range.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((all[end]?.range.start ?? Number.POSITIVE_INFINITY) < range.end) end += 1;
  return all.slice(low, end);
}
