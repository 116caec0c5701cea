import { parseRelease } from './catalogue/releases';
import type { Release } from './catalogue/setting';
import type { TextRange } from './text/range';

/** What the comments of a file say is to be passed over. Every format of ours has comments that start with `#`. */
export interface Suppressions {
  has(code: string, range: TextRange): boolean;
}

/** Most files say nothing to us. Engines find a few plain characters several times sooner than a long word or a pattern. */
const speaksToUs = (text: string): boolean => text.includes('-sso-');

/**
 * `# openmetadata-sso-disable-line code` speaks of its own line, `-disable-next-line` of the one below, `-disable` of the
 * whole file. Several codes stand behind one another; none stands for all of them.
 */
const comment = /#[ \t]*openmetadata-sso-disable(-line|-next-line)?(?:[ \t]+([^\r\n]*))?[ \t]*(?=\r?\n|$)/g;

/** Reads the comments that suppress findings. */
export function suppressionsIn(text: string): Suppressions {
  const comments = speaksToUs(text) ? [...text.matchAll(comment)] : [];
  const places = comments.map(({ index, 1: scope, 2: names = '' }) => ({
    codes: new Set(names.match(/[a-z][a-z0-9-]*/g)),
    range: scope === undefined ? { start: 0, end: text.length } : lineAt(text, index, scope === '-next-line' ? 1 : 0),
  }));
  return {
    has: (code, { start }) =>
      places.some(
        ({ codes, range }) => range.start <= start && start <= range.end && (codes.size === 0 || codes.has(code)),
      ),
  };
}

/** The line of an offset, or one of those below. */
function lineAt(text: string, offset: number, below: number): TextRange {
  const end = text.indexOf('\n', offset);
  const line = { start: text.lastIndexOf('\n', offset) + 1, end: end < 0 ? text.length : end };
  return below === 0 ? line : end < 0 ? { start: text.length + 1, end: text.length } : lineAt(text, end + 1, below - 1);
}

/** The release that a file is for, where a comment says so: `# openmetadata-sso-release: 1.12.0`. */
export const releaseIn = (text: string): Release | undefined =>
  speaksToUs(text) ? parseRelease(/#[ \t]*openmetadata-sso-release:?[ \t]+v?(\S+)/.exec(text)?.[1]) : undefined;
