import * as vscode from 'vscode';
import { isFailure, standingFaults } from '../../provisioning/checks/standingFaults';
import type { Services } from '../platform/services';
import type { Configuration } from '../workspace/analyses';
import type { LiveChecks } from '../workspace/liveChecks';
import { checkText, type CheckSummary } from './checkText';

/** How often what says how long ago something was is drawn anew. */
const minute = 60_000;

/** How a configuration fared when it was last checked; undefined if it was not. */
export async function checkSummary(
  liveChecks: LiveChecks,
  uri: vscode.Uri,
  { view, findings }: Configuration,
  core: Services['core'],
): Promise<CheckSummary | undefined> {
  const report = liveChecks.of(uri);
  if (report === undefined) return undefined;
  const { isOutdated } = await core();
  const failed = standingFaults(report, findings).filter(isFailure).length;
  const { passed, at, observed } = report;
  return { failed, passed, at, outdated: isOutdated(view, observed) };
}

/** The same in words. */
export async function checkResult(...args: Parameters<typeof checkSummary>): Promise<string | undefined> {
  const summary = await checkSummary(...args);
  return summary && checkText(summary, new Date());
}

/** Calls back every minute, but only while there is a report whose age is shown. */
export function whileChecked(liveChecks: LiveChecks, tick: () => void): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
  };
  const subscription = liveChecks.onDidChange(() => {
    if (!liveChecks.any) stop();
    else timer ??= setInterval(tick, minute);
  });
  return vscode.Disposable.from(subscription, { dispose: stop });
}
