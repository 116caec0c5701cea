import * as vscode from 'vscode';
import { parseRelease } from '../../core/catalogue/releases';
import type { Release } from '../../core/catalogue/setting';

const section = 'openmetadataSso';

/** What the user set for one file; the manifest describes each. */
export interface Settings {
  /** Whether problems are shown. */
  readonly validate: boolean;
  /** The release to judge by. Undefined: the one the file says, else the newest. */
  readonly openMetadataVersion: Release | undefined;
}

/** The settings as they are for `resource` at this moment. A value that makes no sense counts as not set. */
export function settingsFor(resource: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration(section, resource);
  return {
    validate: configuration.get<unknown>('validate') !== false,
    openMetadataVersion: parseRelease(configuration.get<unknown>('openMetadataVersion')),
  };
}

/** Calls back when any setting of ours changed, for whichever file. */
export const onDidChangeSettings = (changed: () => void): vscode.Disposable =>
  vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) changed();
  });
