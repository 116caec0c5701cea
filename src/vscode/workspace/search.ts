import * as vscode from 'vscode';
import type { Lens } from '../../core/formats/lens';
import { isCandidateName, mentionsOpenMetadata } from '../../core/relevance';
import type { View } from '../../core/view';
import type { Services } from '../platform/services';
import { nameOf, openDocument } from './documents';
import { findFiles, globOf } from './findFiles';

/** A configuration in a file, whether or not it is open. */
export interface ConfigurationFile {
  readonly uri: vscode.Uri;
  readonly name: string;
  /** From the workspace folder. */
  readonly path: string;
  readonly lens: Lens;
  /** What the file says by itself. */
  readonly view: View;
}

/** What a configuration may be called; the text decides. */
const names = ['*.yaml', '*.yml', '*.env', '.env*', 'env.*'] as const;
export const candidates = globOf(names);
const excludedFolders = ['node_modules', '.git', 'dist', 'target', 'build'] as const;
const candidatesLookedAt = 300;
const maximumSize = 1_000_000;

/** Whether a file lies where nobody keeps configurations: the search passes it over, a file watcher does not. */
export function isPassedOver(uri: vscode.Uri): boolean {
  const folders = vscode.workspace.asRelativePath(uri, false).split('/').slice(0, -1);
  return excludedFolders.some((folder) => folders.includes(folder));
}

/** The files of the workspace that may hold a configuration, in the order of their paths. Reads none of them. */
export async function candidateFiles(): Promise<readonly vscode.Uri[]> {
  const uris = await findFiles({ names, passedOver: excludedFolders, atMost: candidatesLookedAt });
  return uris.toSorted((a, b) => a.path.localeCompare(b.path));
}

/** The configuration in a text; undefined if it is none of ours. */
export async function configurationFrom(
  core: Services['core'],
  uri: vscode.Uri,
  text: string,
): Promise<ConfigurationFile | undefined> {
  if (!mentionsOpenMetadata(text)) return undefined;
  const { detectLens } = await core();
  const name = nameOf(uri);
  const lens = detectLens(name, text);
  return lens && { uri, name, path: vscode.workspace.asRelativePath(uri), lens, view: lens.read(text) };
}

/** The configuration in a file. Reads without opening it, but what an open editor holds counts. */
export async function configurationAt(core: Services['core'], uri: vscode.Uri): Promise<ConfigurationFile | undefined> {
  const open = openDocument(uri);
  if (open !== undefined) return configurationFrom(core, uri, open.getText());
  if (!isCandidateName(nameOf(uri))) return undefined;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maximumSize) return undefined;
    return await configurationFrom(core, uri, new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)));
  } catch {
    // Gone, unreadable or not text: not a configuration.
    return undefined;
  }
}
