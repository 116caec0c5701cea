import * as vscode from 'vscode';
import { folderOf, nameOf } from '../../workspace/documents';
import { findFiles } from '../../workspace/findFiles';
import type { Choice } from '../../platform/ask';

/** Env files of the workspace folder that `file` is in, or of the workspace if it is in none; the nearest first. */
export async function environmentFiles(file: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(file);
  const found = await findFiles({
    names: ['*.env', '.env*'],
    passedOver: ['node_modules', '.git'],
    atMost: 50,
    folder: workspaceFolder,
  });
  const folder = `${folderOf(file).path}/`;
  const distance = ({ path }: vscode.Uri): number => (path.startsWith(folder) ? 0 : 1000) + path.split('/').length;
  return found
    .filter((uri) => uri.toString() !== file.toString())
    .sort((a, b) => distance(a) - distance(b) || a.path.localeCompare(b.path));
}

export const fileChoice = (uri: vscode.Uri): Choice<vscode.Uri> => ({
  label: nameOf(uri),
  description: vscode.workspace.asRelativePath(uri),
  icon: 'file',
  value: uri,
});
