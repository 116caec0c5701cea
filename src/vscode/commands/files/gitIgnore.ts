import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import * as vscode from 'vscode';

/** The part of the built-in Git extension's interface that is used here. */
interface GitExtension {
  getAPI(version: 1): { readonly git: { readonly path: string } };
}

/**
 * Whether git would track the file. Undefined where that cannot be known: no Git extension, no repository, a file that is
 * not on this machine's disk.
 */
export async function gitTracks(uri: vscode.Uri): Promise<boolean | undefined> {
  if (uri.scheme !== 'file' || !vscode.workspace.isTrusted) return undefined;
  const git = await gitPath();
  return git === undefined ? undefined : checkIgnore(git, uri.fsPath);
}

async function gitPath(): Promise<string | undefined> {
  try {
    return (await vscode.extensions.getExtension<GitExtension>('vscode.git')?.activate())?.getAPI(1).git.path;
  } catch {
    // Git is switched off or not installed.
    return undefined;
  }
}

/** `git check-ignore` ends with 0 for an ignored path, 1 for any other and 128 outside a repository. */
const checkIgnore = (git: string, path: string): Promise<boolean | undefined> =>
  new Promise((resolve) => {
    const child = execFile(git, ['check-ignore', '--quiet', '--', path], { cwd: dirname(path) }, () => {
      resolve(child.exitCode === 0 ? false : child.exitCode === 1 ? true : undefined);
    });
  });
