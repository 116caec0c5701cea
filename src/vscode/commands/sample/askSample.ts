import * as vscode from 'vscode';
import { ok } from '../../../core/result';
import { back, type Answer, type Frame } from '../../platform/ask';
import { nameOf } from '../../workspace/documents';
import type { EditingServices } from '../command';
import { copySample, sampleFiles } from './copySample';
import { t } from '../../../l10n/l10n';

type Desk = Pick<EditingServices, 'prompts' | 'extension' | 'log' | 'notify'>;

/**
 * Asks where the sample deployment is to go, copies it there, and opens its first file. Undefined if it went nowhere: the user would rather not, or
 * has been told why it could not.
 * @returns the file that is open then
 */
export async function askSample(services: Desk, frame: Frame): Promise<Answer<vscode.Uri>> {
  const parent = await askParent(services, frame);
  if (parent === undefined || parent === back) return parent;
  const folder = await copied(services, parent);
  if (folder === undefined) return undefined;
  const first = vscode.Uri.joinPath(folder, sampleFiles[0]);
  await vscode.window.showTextDocument(first, { preview: false });
  return first;
}

async function copied(services: Desk, parent: vscode.Uri): Promise<vscode.Uri | undefined> {
  try {
    return await copySample(services.extension, parent);
  } catch (cause) {
    services.log.warn('The sample could not be copied.', cause);
    services.notify(
      'error',
      t`The sample could not be copied to ${nameOf(parent)}. Choose a folder that you may write to.`,
    );
    return undefined;
  }
}

/** A folder of the workspace in one answer, or any other. */
async function askParent({ prompts }: Desk, frame: Frame): Promise<Answer<vscode.Uri>> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(
    ({ uri }) => vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false,
  );
  const answer =
    folders.length === 0
      ? 'other'
      : await prompts.pick<vscode.Uri | 'other'>({
          ...frame,
          placeholder: t`Where to put a folder with the files of the sample. Nothing is overwritten.`,
          choices: () =>
            Promise.resolve(
              ok([
                ...folders.map(({ name, uri }) => ({
                  label: t`In this workspace`,
                  description: name,
                  icon: 'root-folder',
                  value: uri,
                })),
                { label: t`Choose another folder…`, icon: 'folder-opened', value: 'other' as const },
              ]),
            ),
        });
  return answer === 'other' ? chooseFolder() : answer;
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  const chosen = await vscode.window.showOpenDialog({
    title: t`Where to put a folder with the files of the sample`,
    openLabel: t`Copy Sample Here`,
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    ...(first === undefined ? {} : { defaultUri: first.uri }),
  });
  return chosen?.[0];
}
