import type { FixedFile } from '../fix';
import type { FileFinding } from './fileFinding';

/** One line a finding, in the form that editors and terminals link: `file:line:column`. */
export function asText(findings: readonly FileFinding[]): string {
  const lines = findings.map(
    ({ file, line, column, severity, message, code }) =>
      `${file}:${line.toString()}:${column.toString()} ${severity} ${message} [${code}]`,
  );
  return [...lines, summary(findings)].map((line) => `${line}\n`).join('');
}

/** One line a file that was changed, with what is gone. */
export const fixedText = (files: readonly FixedFile[]): string =>
  files
    .map(
      ({ file, fixed }) =>
        `${file}: ${counted(fixed.length, 'problem')} fixed (${fixed.map(({ code }) => code).join(', ')})\n`,
    )
    .join('');

function summary(findings: readonly FileFinding[]): string {
  if (findings.length === 0) return 'No problems found.';
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const rest = findings.length - errors - warnings;
  const counts = [counted(errors, 'error'), counted(warnings, 'warning')];
  return [...counts, ...(rest > 0 ? [counted(rest, 'note')] : [])].join(', ') + '.';
}

const counted = (count: number, noun: string): string => `${count.toString()} ${noun}${count === 1 ? '' : 's'}`;
