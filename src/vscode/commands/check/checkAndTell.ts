import * as vscode from 'vscode';
import { isFailure, standingFaults, type StandingFault } from '../../../provisioning/checks/standingFaults';
import { failureDetail, failureText } from '../../../provisioning/failureText';
import type { Action } from '../../platform/notify';
import { withProgress } from '../../platform/progress';
import type { CommandServices } from '../command';
import { tell, type Placed } from '../secrets/placed';
import { runCheck, type Checked } from './runCheck';
import { verdictOf } from './verdict';
import { t } from '../../../l10n/l10n';

/** What has been done just before, which goes into the same message. */
export interface Before {
  readonly text: string;
  readonly placed: Placed;
}

/**
 * Checks live what a document says, visibly and so that it can be stopped, and tells what came of it in one message with
 * the button that goes on from there.
 */
export async function checkAndTell(
  services: CommandServices,
  document: vscode.TextDocument,
  before?: Before,
): Promise<void> {
  const checked = await withProgress(t`Checking sign-in`, (signal, report) =>
    runCheck(services, document, signal, report),
  );
  if (checked.ok) {
    tellVerdict(services, document.uri, checked.value, before);
    return;
  }
  if (checked.error.kind !== 'cancelled') services.log.warn(failureDetail(checked.error));
  if (before !== undefined) tell(services, before.text, before.placed);
  else if (checked.error.kind !== 'cancelled') services.notify('error', failureText(checked.error));
}

function tellVerdict(
  services: CommandServices,
  uri: vscode.Uri,
  { report, configuration }: Checked,
  before: Before | undefined,
): void {
  const faults = standingFaults(report, configuration.findings);
  const { level, text, ready } = verdictOf(report, faults);
  const failed = faults.filter(isFailure);
  const goOn: readonly Action[] = ready ? [button(t`Preview Sign-In…`, 'previewSignIn', uri)] : [];
  services.notify(
    before?.placed.done === false ? 'warning' : level,
    [before?.text, before?.placed.message, text].filter(Boolean).join(' '),
    ...(before?.placed.actions ?? []),
    ...mending(uri, report.observed.observations, failed),
    ...(failed.length === 0 ? goOn : [showProblems(uri)]),
    button(t`Show Details`, 'showChecks', uri),
  );
}

/** A button that runs another command on the same file. */
const button = (title: string, command: string, ...args: readonly unknown[]): Action => ({
  title,
  run: async () => {
    await vscode.commands.executeCommand(`openmetadata-sso.${command}`, ...args);
  },
});

/** The first fault that can be mended at the provider has a button; the others have a quick fix. */
function mending(
  uri: vscode.Uri,
  observations: Checked['report']['observed']['observations'],
  failed: readonly StandingFault[],
): readonly Action[] {
  const codes = failed.map(({ fault }) => fault.code as string);
  return observations
    .filter(({ code }) => codes.includes(code))
    .flatMap(({ remedies }) => remedies)
    .slice(0, 1)
    .map(({ title, connection, request }) =>
      button(title.length > longestTitle ? t`Mend at the Provider…` : title, 'applyRemedy', uri, connection, request),
    );
}

/** A message has room for three buttons, and cuts all of them where one is longer. The plan says the rest. */
const longestTitle = 30;

const showProblems = (uri: vscode.Uri): Action => ({
  title: t`Show Problems`,
  run: async () => {
    await vscode.window.showTextDocument(uri, { preview: false });
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  },
});
