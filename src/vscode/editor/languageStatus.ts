import * as vscode from 'vscode';
import type { Reach } from '../../provisioning/reach';
import type { Services } from '../platform/services';
import type { Configuration } from '../workspace/analyses';
import { documentSelector } from '../workspace/documents';
import type { LiveChecks } from '../workspace/liveChecks';
import type { ActiveConfiguration } from './activeConfiguration';
import { checkSummary, whileChecked } from './checkResult';
import { checkText, type CheckSummary } from './checkText';
import { nextStep, type Standing } from './nextStep';
import { summaryText } from './summaryText';
import { t } from '../../l10n/l10n';

/**
 * Says beside the language of the active editor what kind of configuration it shows and how it fared when it was checked, and
 * leads to what comes next.
 * @param reach undefined: nothing can be asked of an identity provider here
 */
export function registerLanguageStatus(
  active: ActiveConfiguration,
  liveChecks: LiveChecks,
  core: Services['core'],
  reach: Reach | undefined,
): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;

  /** Something else may have changed while this looked: only the last look counts. */
  let looks = 0;

  async function show(configuration: Configuration): Promise<void> {
    const look = ++looks;
    const uri = vscode.window.activeTextEditor?.document.uri;
    const checked = uri === undefined ? undefined : await checkSummary(liveChecks, uri, configuration, core);
    const status = await statusOf(configuration, checked, core);
    const command = nextStep(await standingOf(configuration, checked, core, reach));
    if (active.configuration !== configuration || look !== looks) return;
    item ??= vscode.languages.createLanguageStatusItem('openmetadata-sso.configuration', documentSelector);
    item.name = 'OpenMetadata SSO';
    Object.assign(item, status, { command });
  }

  function showAgain(): void {
    if (active.configuration !== undefined) void show(active.configuration);
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
    whileChecked(liveChecks, showAgain),
    reach?.onDidChange(showAgain) ?? { dispose: () => undefined },
    vscode.workspace.onDidGrantWorkspaceTrust(showAgain),
    { dispose: hide },
  );
}

type Status = Required<Pick<vscode.LanguageStatusItem, 'text' | 'detail' | 'severity' | 'accessibilityInformation'>>;

async function statusOf(
  { view, findings }: Configuration,
  checked: CheckSummary | undefined,
  core: Services['core'],
): Promise<Status> {
  const detail = `OpenMetadata SSO · ${releaseText(view.release)}`;
  if (!view.readable) {
    const text = t`Not readable as it is`;
    return {
      text,
      detail,
      severity: vscode.LanguageStatusSeverity.Warning,
      accessibilityInformation: read(t`warning`, text),
    };
  }
  const { summarize } = await core();
  const fared = checked && checkText(checked, new Date());
  const text = [summaryText(summarize(view)), problemCount(problemsOf(findings)), fared].filter(Boolean).join(' · ');
  return { text, detail, severity: vscode.LanguageStatusSeverity.Information, accessibilityInformation: read(text) };
}

/** What a screen reader says: without signs, and with the severity in words. */
const read = (...parts: readonly string[]): vscode.AccessibilityInformation => ({
  label: ['OpenMetadata SSO', ...parts].join(', ').replaceAll(' · ', ', ').replaceAll('✓ ', ''),
});

async function standingOf(
  { view, findings }: Configuration,
  checked: CheckSummary | undefined,
  core: Services['core'],
  reach: Reach | undefined,
): Promise<Standing> {
  const { signInOf } = await core();
  return {
    readable: view.readable,
    // Where no provider can be asked, trust would change nothing of what comes next.
    trusted: reach === undefined || vscode.workspace.isTrusted,
    problems: problemsOf(findings),
    checkable: reach !== undefined && signInOf(view) !== undefined,
    checked: checked && comeTo(checked),
    connected: reach?.isConnected(view) ?? true,
  };
}

/** A check that is about something else by now, or that could look at nothing, has come to nothing. */
function comeTo({ failed, passed, outdated }: CheckSummary): Standing['checked'] {
  if (outdated) return undefined;
  if (failed > 0) return 'failed';
  return passed > 0 ? 'passed' : undefined;
}

const problemsOf = (findings: Configuration['findings']): number =>
  findings.filter(({ severity }) => severity === 'error' || severity === 'warning').length;

const releaseText = (release: string | undefined): string =>
  release === undefined ? t`newest release` : t`release ${release}`;

function problemCount(problems: number): string {
  if (problems === 0) return t`no problems`;
  return problems === 1 ? t`1 problem` : t`${problems} problems`;
}
