import { docsUrl } from '../../core/docs';
import type { Severity } from '../../core/finding';
import { LineIndex } from '../../core/text/lines';
import type { CheckedFile } from './checkedFile';

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

/** The findings of files, in their order. */
export const fileFindings = (files: readonly CheckedFile[]): readonly FileFinding[] =>
  files.flatMap(({ file, text, findings }) => {
    const lines = new LineIndex(text);
    return findings.map(({ code, severity, message, range, fixes }) => {
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
    });
  });
