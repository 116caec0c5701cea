import * as vscode from 'vscode';
import { back } from '../platform/ask';
import { folderOf } from '../workspace/documents';
import type { EditingCommand } from './command';
import { askSample } from './sample/askSample';
import { t } from '../../l10n/l10n';

/** Copies a small deployment with mistakes that people really make to where the user says, and opens its first file. */
export const openSample: EditingCommand = {
  id: 'openmetadata-sso.openSample',
  async run(services) {
    const uri = await askSample(services, { title: t`Open Sample Deployment`, canGoBack: false });
    if (uri === undefined || uri === back) return undefined;
    const folder = folderOf(uri);
    // Whoever put it elsewhere sees one file of it only.
    if (vscode.workspace.getWorkspaceFolder(uri) === undefined) {
      const open = {
        title: t`Open Folder`,
        run: async () => {
          await vscode.commands.executeCommand('vscode.openFolder', folder);
        },
      };
      services.notify('info', t`The sample is in ${vscode.workspace.asRelativePath(folder)}.`, open);
    }
    return uri;
  },
};
