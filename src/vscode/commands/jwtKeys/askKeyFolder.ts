import * as vscode from 'vscode';
import { ok } from '../../../core/result';
import { back, type Choice, type Prompts } from '../../platform/ask';
import { folderOf, nameOf } from '../../workspace/documents';
import { holdsKeys } from './keyFiles';
import { t } from '../../../l10n/l10n';

/** Where keys are to be written. */
export interface KeyFolder {
  readonly uri: vscode.Uri;
  /** The keys that are there make way. */
  readonly replace: boolean;
}

export const title = t`Generate JWT Key Pair`;

const usualName = 'jwtkeys';

/** Asks for a folder. Keys that are there are replaced only if that is chosen; undefined: nothing is to be written. */
export async function askKeyFolder(prompts: Prompts, file: vscode.Uri): Promise<KeyFolder | undefined> {
  const base = baseFolder(file);
  const answer =
    base === undefined
      ? 'browse'
      : await prompts.pick<KeyFolder | 'browse'>({
          title,
          canGoBack: false,
          placeholder: t`Where to keep the keys. Whoever has the private one can be anybody in OpenMetadata.`,
          choices: async () => ok([...(await usualFolders(base)), browse]),
        });
  if (answer === undefined || answer === back) return undefined;
  return answer === 'browse' ? browsed(prompts, base) : answer;
}

/** The folder of the configuration, or, where that is saved nowhere yet, the one that is open. */
const baseFolder = (file: vscode.Uri): vscode.Uri | undefined =>
  file.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : folderOf(file);

const browse: Choice<'browse'> = { label: t`Choose a folder…`, icon: 'folder-opened', value: 'browse' };

async function usualFolders(base: vscode.Uri): Promise<readonly Choice<KeyFolder>[]> {
  const usual = vscode.Uri.joinPath(base, usualName);
  if (!(await holdsKeys(usual))) return [newFolder(usual)];
  for (let number = 2; ; number += 1) {
    const free = vscode.Uri.joinPath(base, `${usualName}-${number.toString()}`);
    if (!(await holdsKeys(free))) return [newFolder(free), replacing(usual)];
  }
}

const newFolder = (uri: vscode.Uri): Choice<KeyFolder> => ({
  label: nameOf(uri),
  description: vscode.workspace.asRelativePath(uri),
  icon: 'new-folder',
  value: { uri, replace: false },
});

const replacing = (uri: vscode.Uri): Choice<KeyFolder> => ({
  label: t`Replace the keys in ${nameOf(uri)}`,
  description: vscode.workspace.asRelativePath(uri),
  detail: t`The keys that are there now are lost.`,
  icon: 'replace',
  value: { uri, replace: true },
});

async function browsed(prompts: Prompts, base: vscode.Uri | undefined): Promise<KeyFolder | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title,
      openLabel: t`Keep the Keys Here`,
      canSelectFiles: false,
      canSelectFolders: true,
      ...(base === undefined ? {} : { defaultUri: base }),
    })) ?? [];
  if (uri === undefined) return undefined;
  if (!(await holdsKeys(uri))) return { uri, replace: false };
  const answer = await prompts.pick<KeyFolder | 'browse'>({
    title,
    canGoBack: false,
    placeholder: t`${nameOf(uri)} holds keys already.`,
    choices: () => Promise.resolve(ok([{ ...browse, label: t`Choose another folder…` }, replacing(uri)])),
  });
  if (answer === undefined || answer === back) return undefined;
  return answer === 'browse' ? browsed(prompts, base) : answer;
}
