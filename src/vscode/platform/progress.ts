import * as vscode from 'vscode';
import { withoutLinks } from './plainText';

/**
 * Runs `task` under a notification with a Cancel button. Cancel aborts `signal`; the task decides what it returns then.
 * @param task reports the step it is at with `report`
 */
export async function withProgress<T>(
  title: string,
  task: (signal: AbortSignal, report: (step: string) => void) => Promise<T>,
): Promise<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress(
    { location, title: withoutLinks(title), cancellable: true },
    async (progress, token) => {
      const controller = new AbortController();
      const cancelled = token.onCancellationRequested(() => {
        controller.abort();
      });
      try {
        return await task(controller.signal, (message) => {
          progress.report({ message: withoutLinks(message) });
        });
      } finally {
        cancelled.dispose();
      }
    },
  );
}
