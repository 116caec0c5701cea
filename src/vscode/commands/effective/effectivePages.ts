import * as vscode from 'vscode';
import type { Services } from '../../platform/services';
import type { Configurations } from '../../workspace/configurations';
import { nameOf } from '../../workspace/documents';
import { effectiveText, notOurs } from './effectiveText';
import { t } from '../../../l10n/l10n';

const scheme = 'openmetadata-sso-effective';

/** Pages that show what a server would make of a configuration. They follow it while it is open. */
export interface EffectivePages {
  show(configuration: vscode.Uri): Promise<void>;
  dispose(): void;
}

export function createEffectivePages(
  { core }: Pick<Services, 'core'>,
  { analyses, watcher }: Pick<Configurations, 'analyses' | 'watcher'>,
): EffectivePages {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const subscriptions = [
    changed,
    watcher.onDidAnalyse(({ document }) => {
      // A page opens its configuration, so one whose configuration was closed must not be made anew.
      if (!document.isClosed) changed.fire(pageOf(document.uri));
    }),
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent({ query }) {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(query, true));
        const configuration = await analyses.of(document);
        const name = nameOf(document.uri);
        return configuration === undefined ? notOurs(name) : effectiveText(name, configuration, await core());
      },
    }),
  ];
  return {
    async show(configuration) {
      const page = await vscode.workspace.openTextDocument(pageOf(configuration));
      await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
    },
    dispose() {
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

const pageOf = (configuration: vscode.Uri): vscode.Uri =>
  vscode.Uri.from({
    scheme,
    path: `/${t`${nameOf(configuration)} (effective).jsonc`}`,
    query: configuration.toString(),
  });
