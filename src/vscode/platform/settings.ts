import * as vscode from 'vscode';
import { parseRelease } from '../../core/catalogue/releases';
import type { Release } from '../../core/catalogue/setting';
import type { Severity } from '../../core/finding';

const section = 'openmetadataSso';

/** What the user set for one file; the manifest describes each. */
export interface Settings {
  /** Whether problems are shown. */
  readonly validate: boolean;
  /** The release to judge by. Undefined: the one the file says, else the newest. */
  readonly openMetadataVersion: Release | undefined;
  /** How severe problems are, by code, where the user does not agree with us. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
  /** Whether lenses stand above sign-in blocks. */
  readonly codeLens: boolean;
  /** The env file of the deployment, from the workspace folder on. Undefined: another way to find it decides. */
  readonly envFile: string | undefined;
  /** Whether sign-in is checked live whenever the file is saved. */
  readonly checkOnSave: boolean;
}

/** The settings as they are for `resource` at this moment. A value that makes no sense counts as not set. */
export function settingsFor(resource: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration(section, resource);
  const envFile = configuration.get<unknown>('envFile');
  return {
    validate: configuration.get<unknown>('validate') !== false,
    openMetadataVersion: parseRelease(configuration.get<unknown>('openMetadataVersion')),
    rules: severitiesIn(configuration.get<unknown>('rules')),
    codeLens: configuration.get<unknown>('codeLens') !== false,
    envFile: typeof envFile === 'string' && envFile.trim() !== '' ? envFile.trim() : undefined,
    checkOnSave: configuration.get<unknown>('checkOnSave') === true,
  };
}

const severities: readonly (Severity | 'off')[] = ['off', 'error', 'warning', 'information', 'hint'];

function severitiesIn(rules: unknown): Settings['rules'] {
  const given: readonly (readonly [string, unknown])[] =
    typeof rules === 'object' && rules !== null ? Object.entries(rules) : [];
  return new Map(
    given.flatMap(([code, value]) => {
      const severity = severities.find((each) => each === value);
      return severity === undefined ? [] : [[code, severity] as const];
    }),
  );
}

/** Calls back when any setting of ours changed, for whichever file. */
export const onDidChangeSettings = (changed: () => void): vscode.Disposable =>
  vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) changed();
  });
