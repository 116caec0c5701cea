import * as vscode from 'vscode';
import type { Analysis } from '../../core/analyze';
import type { Services } from '../platform/services';
import type { Analyses } from './analyses';
import { documentSelector } from './documents';
import type { Watcher } from './watcher';

/** Says beside the language of the active editor what kind of configuration it shows. */
export function registerLanguageStatus(
  watcher: Watcher,
  analyses: Analyses,
  core: Services['core'],
): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;

  const isActive = (document: vscode.TextDocument): boolean => document === vscode.window.activeTextEditor?.document;

  async function show(document: vscode.TextDocument): Promise<void> {
    const analysis = await analyses.of(document);
    const text = analysis && (await statusText(analysis, core));
    if (!isActive(document)) return;
    if (text === undefined) {
      hide();
      return;
    }
    item ??= vscode.languages.createLanguageStatusItem('openmetadata-sso.configuration', documentSelector);
    item.name = 'OpenMetadata SSO';
    item.text = text;
    item.detail = 'OpenMetadata SSO';
    item.command = { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show Problems') };
  }

  function hide(): void {
    item?.dispose();
    item = undefined;
  }

  return vscode.Disposable.from(
    watcher.onDidAnalyse(({ document }) => {
      if (isActive(document)) void show(document);
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor === undefined) hide();
      else void show(editor.document);
    }),
    { dispose: hide },
  );
}

async function statusText({ view, findings }: Analysis, core: Services['core']): Promise<string> {
  if (!view.readable) return vscode.l10n.t('Not readable as it is');
  const { summarize } = await core();
  const { provider, clientType, realm } = summarize(view);
  const problems = findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
  return [
    provider ?? vscode.l10n.t('Provider not known'),
    clientType,
    realm && vscode.l10n.t('realm {0}', realm),
    problemCount(problems),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}

function problemCount(problems: number): string {
  if (problems === 0) return vscode.l10n.t('no problems');
  return problems === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', problems);
}
