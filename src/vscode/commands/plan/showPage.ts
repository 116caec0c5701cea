import * as vscode from 'vscode';
import type { CommandServices } from '../command';

/** Puts a Markdown page on the screen. The question that goes with it keeps the keyboard. */
export async function showPage(
  { previews }: Pick<CommandServices, 'previews'>,
  name: string,
  text: string,
  viewColumn = vscode.ViewColumn.Active,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(previews.set(name, text));
  await vscode.window.showTextDocument(document, { viewColumn, preview: false, preserveFocus: true });
}
