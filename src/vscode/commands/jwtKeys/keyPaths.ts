import { posix } from 'node:path';
import type * as vscode from 'vscode';
import { keySecret, type KeyTransport } from '../../../provisioning/jwtKeys';
import { folderOf } from '../../workspace/documents';

/** A path as a person, a shell and a server would write it, with slashes on Windows too: Java takes those. */
export const pathOf = (uri: vscode.Uri): string =>
  uri.scheme === 'file' ? uri.fsPath.replaceAll('\\', '/') : uri.path;

/** What is to be mounted in the server's container: the folder as the file at hand would name it, or a Secret. */
export function sourceOf(transport: KeyTransport, file: vscode.Uri, folder: vscode.Uri): string | undefined {
  if (transport === 'kubernetes-secret') return keySecret;
  return transport === 'mounted-folder' ? sourceFrom(file, folder) : undefined;
}

/** A folder as Docker Compose reads it in a file: from the file's own folder if both are on one disk. */
function sourceFrom(file: vscode.Uri, folder: vscode.Uri): string {
  const base = folderOf(file);
  const drive = /^\/[A-Za-z]:/;
  const isNear =
    base.scheme === folder.scheme &&
    base.authority === folder.authority &&
    drive.exec(base.path)?.[0].toLowerCase() === drive.exec(folder.path)?.[0].toLowerCase();
  if (!isNear) return pathOf(folder);
  const path = posix.relative(base.path, folder.path);
  return path.startsWith('..') ? path : `./${path}`;
}
