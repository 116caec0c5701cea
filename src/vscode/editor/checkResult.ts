import * as vscode from 'vscode';
import { isFailure, standingFaults } from '../../provisioning/checks/standingFaults';
import type { Services } from '../platform/services';
import type { Configuration } from '../workspace/analyses';
import type { LiveChecks } from '../workspace/liveChecks';
import { checkText } from './checkText';

/** How often what says how long ago something was is drawn anew. */
const minute = 60_000;

/** How a configuration fared when it was last checked, in words; undefined if it was not. */
export async function checkResult(
  liveChecks: LiveChecks,
  uri: vscode.Uri,
  { view, findings }: Configuration,
  core: Services['core'],
): Promise<string | undefined> {
  const report = liveChecks.of(uri);
  if (report === undefined) return undefined;
  const { isOutdated } = await core();
  const failed = standingFaults(report, findings).filter(isFailure).length;
  const { passed, at, observed } = report;
  return checkText({ failed, passed, at, outdated: isOutdated(view, observed) }, new Date());
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
