import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { analyze } from '../../src/core/analyze';
import { detectLens } from '../../src/core/formats/formats';
import { LineIndex } from '../../src/core/text/lines';
import { realFiles, type SampleFile } from './realFiles';

/**
 * What is found in files that other people wrote: by the SHA-256 of a file's name and content, so that nothing of it is
 * kept here. Each line was looked at once: `severity code line:column`.
 */
export type Golden = Readonly<Record<string, readonly string[]>>;

/** Documentation pages, demos, and deployments of other people. Files that nothing is found in are not in the list. */
const folders = [
  'docs-snippets',
  'openmetadata-compose',
  'openmetadata-conf',
  'openmetadata-demo',
  'openmetadata-deployment',
  'third-party',
];

export const goldenFile = join(import.meta.dirname, '../golden/findings.json');

/** What is found in those files now; empty where they are not at hand. */
export const findingsNow = (): Golden =>
  Object.fromEntries(
    realFiles(...folders)
      .map((file) => [hash(file), findingsIn(file)] as const)
      .filter(([, findings]) => findings.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const hash = ({ name, text }: SampleFile): string => createHash('sha256').update(`${name}\0${text}`).digest('hex');

function findingsIn({ name, text }: SampleFile): readonly string[] {
  const lens = detectLens(name, text);
  if (lens === undefined) return [];
  const lines = new LineIndex(text);
  return analyze(lens, text).findings.map(({ severity, code, range }) => {
    const { line, column } = lines.position(range.start);
    return `${severity} ${code} ${(line + 1).toString()}:${(column + 1).toString()}`;
  });
}
