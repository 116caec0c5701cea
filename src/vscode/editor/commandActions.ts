import * as vscode from 'vscode';
import type { Finding } from '../../core/finding';
import { t } from '../../l10n/l10n';

/** What mends a finding is more than a change of its file: a command, which is given the file. It belongs to `commands`. */
interface CommandFix {
  readonly title: string;
  readonly command: `openmetadata-sso.${string}`;
}

const generateKeys: CommandFix = {
  title: t`Make a key pair of your own…`,
  command: 'openmetadata-sso.generateJwtKeyPair',
};

const compareAgain: CommandFix = {
  title: t`Compare with the running OpenMetadata again…`,
  command: 'openmetadata-sso.compareWithServer',
};

const byCode: ReadonlyMap<string, CommandFix> = new Map([
  ['default-jwt-keys', generateKeys],
  ['jwt-key-files', generateKeys],
  ['server-differs', compareAgain],
  ['server-key-differs', compareAgain],
]);

/** The commands that mend findings at the cursor, each once. */
export function commandActions(
  { uri }: vscode.TextDocument,
  findings: readonly Finding[],
  shown: (finding: Finding) => readonly vscode.Diagnostic[],
): readonly vscode.CodeAction[] {
  const actions = new Map<CommandFix, vscode.CodeAction>();
  for (const finding of findings) {
    const fix = byCode.get(finding.code);
    if (fix === undefined) continue;
    const action = actions.get(fix) ?? new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [...(action.diagnostics ?? []), ...shown(finding)];
    action.command = { ...fix, arguments: [uri] };
    actions.set(fix, action);
  }
  return [...actions.values()];
}
