import * as vscode from 'vscode';
import { withoutLinks } from './plainText';
import { waiting } from './waiting';

/**
 * Runs `task` under a notification with a Cancel button. Cancel aborts `signal`; the task decides what it returns then.
 * Where a provider makes requests wait, the notification says so.
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
      let step = '';
      const show = (): void => {
        progress.report({ message: withoutLinks([step, waiting.why ?? ''].filter(Boolean).join('. ')) });
      };
      const unwatch = waiting.watch(show);
      if (waiting.why !== undefined) show();
      try {
        return await task(controller.signal, (message) => {
          step = message;
          show();
        });
      } finally {
        unwatch();
        cancelled.dispose();
      }
    },
  );
}
