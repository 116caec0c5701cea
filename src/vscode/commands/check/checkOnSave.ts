import * as vscode from 'vscode';
import { failureDetail } from '../../../provisioning/failureText';
import { settingsFor } from '../../platform/settings';
import type { CommandServices } from '../command';
import { runCheck } from './runCheck';

/**
 * Checks a configuration live when it is saved, where the user has switched that on and trusts the workspace. Says nothing:
 * what fails is among the problems, and the log says who was asked. One document at a time; saving again starts anew.
 */
export function registerCheckOnSave(services: CommandServices): vscode.Disposable {
  const running = new Map<string, AbortController>();
  let before: Promise<void> = Promise.resolve();

  async function check(document: vscode.TextDocument, signal: AbortSignal): Promise<void> {
    if (signal.aborted || document.isClosed) return;
    const { signInOf } = await services.core();
    const configuration = await services.configurations.analyses.of(document);
    if (configuration === undefined || signInOf(configuration.view) === undefined) return;
    const checked = await runCheck(services, document, signal);
    if (!checked.ok && checked.error.kind !== 'cancelled') services.log.warn(failureDetail(checked.error));
  }

  function saved(document: vscode.TextDocument): void {
    if (!vscode.workspace.isTrusted || !settingsFor(document.uri).checkOnSave) return;
    const key = document.uri.toString();
    running.get(key)?.abort();
    const controller = new AbortController();
    running.set(key, controller);
    before = before
      .then(() => check(document, controller.signal))
      .catch((cause: unknown) => {
        services.log.error('The check on save failed.', cause);
      })
      .finally(() => {
        if (running.get(key) === controller) running.delete(key);
      });
  }

  return vscode.Disposable.from(vscode.workspace.onDidSaveTextDocument(saved), {
    dispose: () => {
      for (const controller of running.values()) controller.abort();
    },
  });
}
