import type { Path } from '../schema/place';
import { unquoted } from './brackets';

/** A line of YAML by its indentation. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** The columns of the dashes that begin the line. */
  readonly dashes: readonly number[];
  /** Of the first character that is neither blank nor such a dash. */
  readonly column: number;
  readonly content: string;
  readonly key?: string;
  /** Behind the key's colon. */
  readonly valueStart?: number;
}

/** The lines of a text, which need not parse. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let start = 0; ;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    lines.push(lineOf(text, start, end > start && text[end - 1] === '\r' ? end - 1 : end));
    if (feed < 0) return lines;
    start = feed + 1;
  }
}

const keyPattern = /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#"'{}[\],&*!|>%@`][^#]*?)[ \t]*:(?=\s|$)/;

function lineOf(text: string, from: number, end: number): Line {
  // A byte order mark takes no column.
  const start = from === 0 && text.startsWith('\uFEFF') ? 1 : from;
  const line = text.slice(start, end);
  const lead = /^ *(?:-(?: +|$))*/.exec(line)?.[0] ?? '';
  const dashes = [...lead.matchAll(/-/g)].map((dash) => dash.index);
  const content = line.slice(lead.length).trimEnd();
  const key = keyPattern.exec(content);
  const common = { start, end, dashes, column: lead.length, content };
  return key === null
    ? common
    : { ...common, key: unquoted(key[1] ?? ''), valueStart: start + lead.length + key[0].length };
}

export const isEmpty = ({ content, dashes }: Line): boolean =>
  (content === '' && dashes.length === 0) || content.startsWith('#');

/** The keys and items that lead to a column of a line, and the line of the innermost key. */
export function ancestors(
  lines: readonly Line[],
  index: number,
  column: number,
): { path: Path; owner: Line | undefined } {
  const path: (string | number)[] = [];
  let owner: Line | undefined;
  let limit = column;
  let isItem = false;
  for (let at = index; at >= 0 && limit >= 0; at -= 1) {
    const line = lines[at];
    if (line === undefined || (isEmpty(line) && at !== index)) continue;
    // The dashes of a list may stand below the key it belongs to.
    const isAbove = line.column < limit || (isItem && line.column === limit && line.dashes.length === 0);
    if (at !== index && line.key !== undefined && isAbove) {
      path.unshift(line.key);
      owner ??= line;
      limit = line.column;
      isItem = false;
    }
    for (const dash of line.dashes.toReversed()) {
      if (dash >= limit) continue;
      path.unshift(0);
      limit = dash;
      isItem = true;
    }
  }
  return { path, owner };
}
