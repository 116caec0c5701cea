import * as vscode from 'vscode';
import { speak } from './l10n/l10n';
import type { ExtensionApi } from './start';

/** What VS Code calls first. Everything else is loaded once the language is known, since texts are made as modules load. */
export async function activate(context: vscode.ExtensionContext): Promise<ExtensionApi> {
  speak(vscode.l10n.bundle);
  const { start } = await import('./start');
  return start(context);
}
