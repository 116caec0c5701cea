import * as vscode from 'vscode';
import type { Finding } from '../../core/finding';
import { suppress } from '../../core/suppress';
import { workspaceEdit } from '../workspace/edits';
import { t } from '../../l10n/l10n';

/** For each kind of problem among `findings`: the comments that silence it in its line, and in the file. */
export const suppressActions = (
  document: vscode.TextDocument,
  findings: readonly Finding[],
  shown: (finding: Finding) => vscode.Diagnostic[],
): readonly vscode.CodeAction[] =>
  findings
    .filter(({ code }, index) => findings.findIndex((other) => other.code === code) === index)
    .flatMap((finding) => [
      action(document, finding, 'line', t`Ignore ${finding.code} in this line`, shown(finding)),
      action(document, finding, 'file', t`Ignore ${finding.code} in this file`, shown(finding)),
    ]);

function action(
  document: vscode.TextDocument,
  { code, range }: Finding,
  scope: 'line' | 'file',
  title: string,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction {
  const result = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  result.diagnostics = diagnostics;
  result.edit = workspaceEdit(document, [suppress(document.getText(), range, code, scope)]);
  return result;
}
