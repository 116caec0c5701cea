import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { docsUrl } from '../core/docs';
import type { Finding, Severity } from '../core/finding';
import type * as language from '../core/language';
import { err, ok, type Result } from '../core/result';
import { LineIndex } from '../core/text/lines';

/** A finding as the CLI prints it. Lines and columns count from 1; the end is exclusive by column. */
export interface FileFinding {
  /** The path as it was given, or below the folder that was given. */
  readonly file: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly fixable: boolean;
  readonly docs: string;
}

/**
 * Checks one file. A file that is not a configuration of OpenMetadata has no findings.
 * @returns the findings in text order, or a sentence that says why the file cannot be read
 */
export function checkFile(
  { analyze, detectLens }: Pick<typeof language, 'analyze' | 'detectLens'>,
  file: string,
  release: string | undefined,
): Result<readonly FileFinding[], string> {
  const text = read(file);
  if (!text.ok) return text;
  const lens = detectLens(basename(file), text.value);
  if (lens === undefined) return ok([]);
  const { findings } = analyze(lens, text.value, release === undefined ? {} : { release });
  const lines = new LineIndex(text.value);
  return ok(findings.map((finding) => placed(file, finding, lines)));
}

function read(file: string): Result<string, string> {
  try {
    return ok(readFileSync(file, 'utf8'));
  } catch (error) {
    return err(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function placed(file: string, { code, severity, message, range, fixes }: Finding, lines: LineIndex): FileFinding {
  const start = lines.position(range.start);
  const end = lines.position(range.end);
  return {
    file,
    code,
    severity,
    message,
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    fixable: fixes.length > 0,
    docs: docsUrl(code),
  };
}
