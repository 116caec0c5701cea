import * as vscode from 'vscode';
import { speak } from './l10n/l10n';
import type { ExtensionApi } from './start';

/**
 * What `browser.ts` calls, once the code for it is there. Everything else is loaded when the language is known, since texts are
 * made as modules load.
 * @param fetchRest brings what was not needed so far; later calls wait for the first
 */
export async function activate(
  context: vscode.ExtensionContext,
  fetchRest: () => Promise<void>,
): Promise<ExtensionApi> {
  speak(vscode.l10n.bundle);
  const { startInBrowser } = await import('./startInBrowser');
  return startInBrowser(context, fetchRest);
}
