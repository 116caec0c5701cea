import * as vscode from 'vscode';
import type { Services } from '../../platform/services';
import { nameOf } from '../../workspace/documents';
import { candidateFiles, configurationAt, configurationFrom } from '../../workspace/search';
import type { ConfigurationFile } from '../../workspace/search';
import type { Files } from '../setUp/desk';
import { t } from '../../../l10n/l10n';

type Core = Pick<Services, 'core'>;

/** The configuration in a document as it is now; undefined if it is none of ours. */
export const configurationIn = (
  { core }: Core,
  document: vscode.TextDocument,
): Promise<ConfigurationFile | undefined> => configurationFrom(core, document.uri, document.getText());

/** The configuration that the user is looking at. */
export async function activeConfiguration(services: Core): Promise<ConfigurationFile | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  return document && configurationIn(services, document);
}

export const workspaceFiles = ({ core }: Core): Omit<Files, 'sample'> => ({
  async find(signal) {
    const found: ConfigurationFile[] = [];
    for (const uri of await candidateFiles()) {
      if (signal.aborted) return [];
      const file = await configurationAt(core, uri);
      if (file !== undefined) found.push(file);
    }
    return found;
  },
  async browse() {
    const [uri] = (await vscode.window.showOpenDialog({ canSelectMany: false })) ?? [];
    if (uri === undefined) return undefined;
    const file = await configurationAt(core, uri);
    return file ?? t`${nameOf(uri)} is not a configuration of OpenMetadata: no setting of it was found there.`;
  },
});
