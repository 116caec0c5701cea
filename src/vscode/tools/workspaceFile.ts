import * as vscode from 'vscode';

/**
 * The file of the workspace that somebody means who has seen paths of it: from a workspace folder on, with or without that
 * folder's name, an absolute path, or a URI. Undefined for what lies outside, for links, and for what is not there.
 */
export async function workspaceFile(named: string): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  for (const candidate of [...uriIn(named), ...folders.flatMap((folder) => placesIn(folder, named))]) {
    // Without the dots of a path, which could lead out of the folder again.
    const uri = vscode.Uri.joinPath(candidate, '.');
    if (vscode.workspace.getWorkspaceFolder(uri) !== undefined && (await isFile(uri))) return uri;
  }
  return undefined;
}

function uriIn(named: string): readonly vscode.Uri[] {
  if (!/^[a-z][\w+.-]+:\/\//i.test(named)) return [];
  try {
    return [vscode.Uri.parse(named, true)];
  } catch {
    return [];
  }
}

function placesIn({ uri, name }: vscode.WorkspaceFolder, named: string): readonly vscode.Uri[] {
  const paths = [named, ...(named.startsWith(`${name}/`) ? [named.slice(name.length + 1)] : [])];
  return [...paths.map((path) => vscode.Uri.joinPath(uri, path)), uri.with({ path: vscode.Uri.file(named).path })];
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.File;
  } catch {
    return false;
  }
}
