import * as vscode from 'vscode';
import type { Services } from '../platform/services';
import type { Configuration } from '../workspace/analyses';
import { documentSelector } from '../workspace/documents';
import type { LiveChecks } from '../workspace/liveChecks';
import type { ActiveConfiguration } from './activeConfiguration';
import { checkResult, whileChecked } from './checkResult';
import { summaryText } from './summaryText';
import { t } from '../../l10n/l10n';

/** Says beside the language of the active editor what kind of configuration it shows, and how it fared when it was checked. */
export function registerLanguageStatus(
  active: ActiveConfiguration,
  liveChecks: LiveChecks,
  core: Services['core'],
): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;

  async function show(configuration: Configuration): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const checked = uri === undefined ? undefined : await checkResult(liveChecks, uri, configuration, core);
    const status = await statusOf(configuration, checked, core);
    if (active.configuration !== configuration) return;
    item ??= vscode.languages.createLanguageStatusItem('openmetadata-sso.configuration', documentSelector);
    item.name = t`OpenMetadata SSO`;
    item.command = { command: 'workbench.actions.view.problems', title: t`Show Problems` };
    Object.assign(item, status);
  }

  function hide(): void {
    item?.dispose();
    item = undefined;
  }

  return vscode.Disposable.from(
    active.onDidChange((configuration) => {
      if (configuration === undefined) hide();
      else void show(configuration);
    }),
    whileChecked(liveChecks, () => {
      if (active.configuration !== undefined) void show(active.configuration);
    }),
    { dispose: hide },
  );
}

type Status = Pick<vscode.LanguageStatusItem, 'text' | 'detail' | 'severity'>;

async function statusOf(
  { view, findings }: Configuration,
  checked: string | undefined,
  core: Services['core'],
): Promise<Status> {
  const detail = t`OpenMetadata SSO · ${releaseText(view.release)}`;
  if (!view.readable) {
    return { text: t`Not readable as it is`, detail, severity: vscode.LanguageStatusSeverity.Warning };
  }
  const { summarize } = await core();
  const problems = findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;
  const text = [summaryText(summarize(view)), problemCount(problems), checked].filter(Boolean).join(' · ');
  return { text, detail, severity: vscode.LanguageStatusSeverity.Information };
}

const releaseText = (release: string | undefined): string =>
  release === undefined ? t`newest release` : t`release ${release}`;

function problemCount(problems: number): string {
  if (problems === 0) return t`no problems`;
  return problems === 1 ? t`1 problem` : t`${problems} problems`;
}
