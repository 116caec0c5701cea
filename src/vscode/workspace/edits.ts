import * as vscode from 'vscode';
import type { TextEdit } from '../../core/text/range';
import { toRange } from './documents';

/** Edits of a document's text as VS Code applies them: all as one undo step. */
export function workspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map(({ range, newText }) => vscode.TextEdit.replace(toRange(document, range), newText)),
  );
  return edit;
}

/**
 * Applies edits to a document as one undo step.
 * @returns false if VS Code refuses (a read-only file, a document that changed while it was asked)
 */
export async function applyToDocument(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
  return edits.length === 0 || vscode.workspace.applyEdit(workspaceEdit(document, edits));
}
