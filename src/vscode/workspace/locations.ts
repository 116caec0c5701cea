import * as vscode from 'vscode';
import { LineIndex } from '../../core/text/lines';
import type { TextRange } from '../../core/text/range';

/** The file that a path leads to from the folder of another. */
export const fileFrom = (uri: vscode.Uri, path: string): vscode.Uri => vscode.Uri.joinPath(uri, '..', path);

/** Characters of a text, as VS Code counts them, whether or not the file is open. */
export function locationIn(text: string, uri: vscode.Uri, { start, end }: TextRange): vscode.Location {
  const lines = new LineIndex(text);
  const [from, to] = [lines.position(start), lines.position(end)];
  return new vscode.Location(uri, new vscode.Range(from.line, from.column, to.line, to.column));
}
