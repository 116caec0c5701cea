import * as vscode from 'vscode';

/** Shows a text in a new editor. It is saved only if the user saves it. */
export async function showNew(language: string, content: string): Promise<vscode.TextDocument> {
  // VS Code refuses a language that it does not know, and not every release knows dotenv.
  const known = (await vscode.languages.getLanguages()).includes(language);
  const document = await vscode.workspace.openTextDocument({ language: known ? language : 'plaintext', content });
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}
