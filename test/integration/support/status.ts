import * as vscode from 'vscode';

let shown: vscode.LanguageStatusItem | undefined;

/** Notes down the status item that the extension makes. Call it before the extension is active. */
export function watchStatus(): void {
  const { createLanguageStatusItem } = vscode.languages;
  Object.assign(vscode.languages, {
    createLanguageStatusItem: (id: string, selector: vscode.DocumentSelector) => {
      const item = createLanguageStatusItem(id, selector);
      shown = item;
      const dispose = item.dispose.bind(item);
      return Object.assign(item, {
        dispose: () => {
          if (shown === item) shown = undefined;
          dispose();
        },
      });
    },
  });
}

/** What stands beside the language of the active editor; undefined if nothing of ours does. */
export const statusText = (): string | undefined => shown && `${shown.text} (${shown.detail ?? ''})`;

/** What a click on it runs, and why; undefined if there is nothing of ours. */
export const statusCommand = (): vscode.Command | undefined => shown?.command;
