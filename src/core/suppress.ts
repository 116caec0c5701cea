import { lineEnding, lineStart } from './text/lines';
import type { TextEdit, TextRange } from './text/range';

/** What a comment makes `analyze` pass over: findings of one line, or of the whole file. */
export type SuppressionScope = 'line' | 'file';

/**
 * The edit after which a finding is passed over. The comment gets a line of its own, because not every reader of env files
 * knows comments behind a value; one that speaks of other codes of the same place takes this code in.
 * @param range where the finding is, in `text`
 */
export function suppress(text: string, range: TextRange, code: string, scope: SuppressionScope): TextEdit {
  const directive = `openmetadata-sso-disable${scope === 'line' ? '-next-line' : ''}`;
  const line = scope === 'line' ? lineStart(text, range.start) : belowShebang(text);
  const comment = new RegExp(`^[ \\t]*#[ \\t]*${directive}(?:[ \\t]+[a-z][a-z0-9-]*)+(?=[ \\t]*\\r?$)`, 'gm');
  const ends = [...text.matchAll(comment)].map((match) => match.index + match[0].length);
  const end = ends.find((each) => scope === 'file' || text.indexOf('\n', each) + 1 === line);
  if (end !== undefined) return { range: { start: end, end }, newText: ` ${code}` };
  const indent = scope === 'line' ? /^[ \t]*/.exec(text.slice(line))?.[0] : '';
  return { range: { start: line, end: line }, newText: `${indent ?? ''}# ${directive} ${code}${lineEnding(text)}` };
}

/** The first line that may hold a comment of ours: an env file can be a script. */
const belowShebang = (text: string): number => /^\uFEFF?(?:#![^\n]*\n)?/.exec(text)?.[0].length ?? 0;
