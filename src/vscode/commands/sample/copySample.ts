import * as vscode from 'vscode';

/** The files of the sample, by name: a package that is served over the web cannot be listed. The first is the one to open. */
export const sampleFiles = ['openmetadata.yaml', 'values.yaml', 'docker/openmetadata.env', 'README.md'] as const;

const folderName = 'openmetadata-sample';

/**
 * Copies the sample deployment that ships with the extension into a new folder below `parent`. What is there already is left
 * alone: the folder gets a number behind its name where it has to. Rejects if something cannot be read or written.
 * @param extension where the extension is installed
 * @returns the new folder
 */
export async function copySample(extension: vscode.Uri, parent: vscode.Uri): Promise<vscode.Uri> {
  const { fs } = vscode.workspace;
  const folder = await freeName(parent);
  await fs.createDirectory(folder);
  for (const name of sampleFiles) {
    const content = await fs.readFile(vscode.Uri.joinPath(extension, 'sample', name));
    await fs.writeFile(vscode.Uri.joinPath(folder, name), content);
  }
  return folder;
}

async function freeName(parent: vscode.Uri): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const folder = vscode.Uri.joinPath(parent, number === 1 ? folderName : `${folderName}-${number.toString()}`);
    if (!(await exists(folder))) return folder;
  }
}

/** Only what is certainly not there counts as free: a folder that cannot be looked at is in the way. */
async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (cause) {
    if (cause instanceof vscode.FileSystemError && cause.code === 'FileNotFound') return false;
    throw cause;
  }
}
