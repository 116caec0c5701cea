import * as vscode from 'vscode';
import type { ExtensionApi } from '../../../src/start';
import { waitUntil } from '../../support/wait';

export const extension = (): vscode.Extension<ExtensionApi> => {
  const found = vscode.extensions.getExtension<ExtensionApi>('openmetadata-sso.openmetadata-sso');
  if (found === undefined) throw new Error('The extension is not installed.');
  return found;
};

/** Where a file of the suite's workspace is. */
export function workspaceUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('No folder is open.');
  return vscode.Uri.joinPath(folder.uri, path);
}

/**
 * Shows a file of the workspace in an editor, as a click on it does: a document that a test opens by itself stays open
 * for minutes after its editor is closed.
 */
export async function show(path: string): Promise<vscode.TextEditor> {
  const uri = workspaceUri(path);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri.toString()) throw new Error(`${path} is not shown.`);
  return editor;
}

/** Writes a file into the workspace and shows it. */
export async function showNew(path: string, content: string): Promise<vscode.TextEditor> {
  await vscode.workspace.fs.writeFile(workspaceUri(path), new TextEncoder().encode(content));
  return show(path);
}

/** The bytes of a file on disk. */
export const bytesOf = async (uri: vscode.Uri): Promise<Buffer> => Buffer.from(await vscode.workspace.fs.readFile(uri));

/** Our problems in a document, as they are for what it holds now. */
export async function problems({ uri }: vscode.TextDocument): Promise<readonly vscode.Diagnostic[]> {
  const api = await extension().activate();
  await api.ready(uri);
  return ourDiagnostics(uri);
}

export const ourDiagnostics = (uri: vscode.Uri): readonly vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'OpenMetadata SSO');

/** The stable name of a problem. */
export const codeOf = ({ code }: vscode.Diagnostic): string =>
  typeof code === 'object' ? code.value.toString() : (code?.toString() ?? '');

/** Our problem with this code, which must be there. */
export async function problem(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> {
  const all = await problems(document);
  const found = all.find((candidate) => codeOf(candidate) === code);
  if (found === undefined) throw new Error(`No ${code} among ${all.map(codeOf).join(', ')}.`);
  return found;
}

/** The quick fixes that VS Code offers for a problem. */
export async function fixesFor(
  { uri }: vscode.TextDocument,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
}

/** Changes a setting of ours for every workspace; undefined takes that back. */
export const set = async (name: string, value: unknown): Promise<void> =>
  vscode.workspace.getConfiguration('openmetadataSso').update(name, value, vscode.ConfigurationTarget.Global);

/** The place of the first `text` in a document: in front of its `|`, which is not part of it, or at its start. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const [before = '', after = ''] = text.includes('|') ? text.split('|') : ['', text];
  const offset = document.getText().indexOf(before + after);
  if (offset < 0) throw new Error(`There is no ${before + after} in ${document.uri.path}.`);
  return document.positionAt(offset + before.length);
}

/** Applies a quick fix as the light bulb does: first its edit, then its command. */
export async function applyFix({ title, edit, command }: vscode.CodeAction): Promise<void> {
  if (edit === undefined || !(await vscode.workspace.applyEdit(edit))) throw new Error(`${title} changes nothing.`);
  const args: readonly unknown[] = command?.arguments ?? [];
  if (command !== undefined) await vscode.commands.executeCommand(command.command, ...args);
}

/** Presses Ctrl+Z once in the active editor and waits until the document has changed. */
export async function undo(document: vscode.TextDocument): Promise<void> {
  const { version } = document;
  await vscode.commands.executeCommand('undo');
  await waitUntil('the undo has changed the document', () => document.version !== version);
}

/** Closes every editor without saving. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
