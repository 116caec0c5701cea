import * as vscode from 'vscode';
import type { TextEdit } from '../../../core/text/range';

/**
 * Applies edits to a document as one undo step.
 * @returns false if VS Code refuses (a read-only file, a document that changed while it was asked)
 */
export async function applyToDocument(document: vscode.TextDocument, edits: readonly TextEdit[]): Promise<boolean> {
  if (edits.length === 0) return true;
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map(({ range, newText }) =>
      vscode.TextEdit.replace(
        new vscode.Range(document.positionAt(range.start), document.positionAt(range.end)),
        newText,
      ),
    ),
  );
  return vscode.workspace.applyEdit(edit);
}
