import type { Severity } from '../../core/finding';
import type { FileFinding } from './fileFinding';
import { pathFromHere } from './uri';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands, by which GitHub Actions shows findings beside the lines of a pull request. */
export const asGitHub = (findings: readonly FileFinding[]): string =>
  findings
    .map((finding) => {
      const { file, code, severity, message, line, column, endLine, endColumn } = finding;
      const properties = {
        file: pathFromHere(file) ?? file,
        line,
        endLine,
        col: column,
        endColumn,
        title: code,
      };
      const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
      return `::${commands[severity]} ${written.join(',')}::${escaped(message)}\n`;
    })
    .join('');

/** A line end would end the command (actions/toolkit, `command.ts`). */
const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapedProperty = (text: string): string => escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
