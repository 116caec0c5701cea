import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { err, ok, type Result } from '../../../core/result';
import { type JwtKeyPair, privateKeyFile, publicKeyFile } from '../../../provisioning/jwtKeys';
import { nameOf } from '../../workspace/documents';
import { t } from '../../../l10n/l10n';

/** Key files, as they were written. */
export interface KeyFiles {
  readonly folder: vscode.Uri;
  readonly privateKey: vscode.Uri;
  readonly publicKey: vscode.Uri;
  /** Nobody but their owner can read the private key. False where the file system does not let that be said. */
  readonly isPrivate: boolean;
}

/** Whether a folder holds a key already. */
export async function holdsKeys(folder: vscode.Uri): Promise<boolean> {
  const found = await Promise.all([privateKeyFile, publicKeyFile].map((name) => exists(folder, name)));
  return found.includes(true);
}

async function exists(folder: vscode.Uri, name: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, name));
    return true;
  } catch {
    return false;
  }
}

/**
 * Writes both keys. A file that is there is replaced only if that was asked for.
 * @returns the files, or words on why they could not be written
 */
export async function writeKeyFiles(
  folder: vscode.Uri,
  pair: JwtKeyPair,
  { replace }: { readonly replace: boolean },
): Promise<Result<KeyFiles, string>> {
  const [privateKey, publicKey] = [privateKeyFile, publicKeyFile].map((name) => vscode.Uri.joinPath(folder, name));
  if (privateKey === undefined || publicKey === undefined) return err(t`There is no folder for the keys.`);
  if (!replace && (await holdsKeys(folder))) return err(t`${nameOf(folder)} holds keys already.`);
  try {
    await createFolder(folder);
    // The private key first: without it the public one is of no use to anybody.
    await writePrivateFile(privateKey, pair.privateKey, { replace });
    await writePublicFile(publicKey, pair.publicKey);
  } catch (cause) {
    return err(t`The keys could not be written to ${nameOf(folder)}: ${messageOf(cause)}`);
  }
  return ok({ folder, privateKey, publicKey, isPrivate: hasModes(privateKey) });
}

const hasModes = ({ scheme }: vscode.Uri): boolean => scheme === 'file' && process.platform !== 'win32';

/**
 * Writes a file that only its owner can read, as far as the file system has modes. It never exists with others: a new one
 * is made with its mode, and a replaced one makes way for it as a whole.
 */
export async function writePrivateFile(
  uri: vscode.Uri,
  content: Uint8Array,
  { replace }: { readonly replace: boolean },
): Promise<void> {
  if (uri.scheme !== 'file') {
    await vscode.workspace.fs.writeFile(uri, content);
    return;
  }
  const path = replace ? `${uri.fsPath}.new` : uri.fsPath;
  // What an attempt before left behind has the mode that it had then.
  if (replace) await rm(path, { force: true });
  await writeFile(path, content, { flag: 'wx', mode: 0o600 });
  if (replace) await rename(path, uri.fsPath);
}

async function createFolder(folder: vscode.Uri): Promise<void> {
  if (folder.scheme === 'file') await mkdir(folder.fsPath, { recursive: true });
  else await vscode.workspace.fs.createDirectory(folder);
}

const writePublicFile = async (uri: vscode.Uri, content: Uint8Array): Promise<void> =>
  vscode.workspace.fs.writeFile(uri, content);

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** Keeps a folder of keys out of git, with a list of its own that ignores everything in it. */
export async function ignoreInGit(folder: vscode.Uri): Promise<void> {
  const uri = vscode.Uri.joinPath(folder, '.gitignore');
  const before = (await exists(folder, '.gitignore'))
    ? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
    : '';
  const separator = before === '' || before.endsWith('\n') ? '' : '\n';
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${before}${separator}*\n`));
}
