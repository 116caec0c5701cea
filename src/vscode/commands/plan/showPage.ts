import type * as vscode from 'vscode';
import type { CommandServices } from '../command';

/**
 * Lines of an editor that a question with a few choices covers: it hangs from the top of the window. A page that is read
 * while one is open begins below it, or its warnings would be the part that nobody sees.
 */
const linesCovered = 10;

/** Puts a page below the question that goes with it, which keeps the keyboard. */
export const showPageBelowQuestion: typeof showPage = (services, name, text, viewColumn) =>
  showPage(services, name, '\n'.repeat(linesCovered) + text, viewColumn);

/** Puts a Markdown page on the screen. The keyboard stays where it is. */
export const showPage = (
  { previews }: { readonly previews: Pick<CommandServices['previews'], 'show'> },
  name: string,
  text: string,
  viewColumn?: vscode.ViewColumn,
): Promise<void> => previews.show(name, text, viewColumn);
