import * as vscode from 'vscode';
import { t } from '../../l10n/l10n';

/**
 * Whether the network may be used: only in a workspace that the user trusts. Where it is not, says so and offers the
 * page on which trust is given; the answer stays no until the user asks again.
 */
export async function requireTrust(): Promise<boolean> {
  if (vscode.workspace.isTrusted) return true;
  const manage = t`Manage Workspace Trust`;
  const choice = await vscode.window.showWarningMessage(
    t`OpenMetadata SSO connects to identity providers only in a workspace that you trust.`,
    manage,
  );
  if (choice === manage) await vscode.commands.executeCommand('workbench.trust.manage');
  return vscode.workspace.isTrusted;
}
