import * as vscode from 'vscode';
import type { Applied, SetUpRequest } from '../../idp/change';
import { capital } from '../../idp/terms';
import { namesOf } from '../../provisioning/names';
import { back } from '../platform/ask';
import { requireTrust } from '../platform/trust';
import { walk } from '../platform/walk';
import { configurationAt } from '../workspace/search';
import { checkAndTell } from './check/checkAndTell';
import type { Command, CommandServices } from './command';
import { activeConfiguration } from './files/configurationFiles';
import { writeConfiguration } from './files/writeConfiguration';
import { applyPlan } from './plan/applyPlan';
import { copyRequest } from './plan/copyRequest';
import type { ConfigurationFile } from '../workspace/search';
import type { Answers } from './setUp/answers';
import { unreadable } from './setUp/askFile';
import type { Reviewed } from './setUp/askReview';
import { setUpDesk } from './setUp/setUpDesk';
import { showOutcome } from './setUp/showOutcome';
import { showPlan, wantedFrom } from './setUp/showPlan';
import { setUpQuestions, setUpSteps } from './setUp/steps';
import { t } from '../../l10n/l10n';

/**
 * Ask, plan, show, apply: from an open configuration to a client at the provider and a file that knows it. With
 * `{ dryRun: true }` it ends with showing, and returns the plan.
 */
export const setUpSingleSignOn: Command = {
  id: 'openmetadata-sso.setUpSingleSignOn',
  async run(services, argument) {
    if (!(await requireTrust())) return undefined;
    const file = await fileAsked(services, argument);
    if (file !== undefined && !file.view.readable) {
      services.notify('error', unreadable(file));
      return undefined;
    }
    const known = file === undefined ? {} : { file };
    if (isDryRun(argument)) return dryRun(services, known);
    const answers = await ask(services, known);
    await services.previews.close();
    if (answers?.decision === 'apply') await apply(services, answers);
    if (answers?.decision === 'copy') await copy(services, answers);
    return undefined;
  },
};

async function ask(services: CommandServices, known: Answers): Promise<Reviewed | undefined> {
  const desk = setUpDesk(services);
  const steps = setUpSteps(desk, showPlan(services));
  const answers = await walk<Reviewed>(steps, known, { title: t`Set Up Single Sign-On`, canGoBack: false });
  return answers === back ? undefined : answers;
}

/** The pages stay: they are what it is for. No answer of the plan that is returned is a secret. */
async function dryRun(services: CommandServices, known: Answers): Promise<unknown> {
  const steps = [...setUpQuestions(setUpDesk(services)), showOutcome(services)];
  const answers = await walk<Reviewed>(steps, known, { title: t`Preview Set-Up`, canGoBack: false });
  if (answers === undefined || answers === back || answers.plan === undefined) return undefined;
  const { adopts, steps: planned, warnings } = answers.plan;
  return { adopts, steps: planned, warnings };
}

/** The configuration that a line of the tree stands for, or else the one that the user is looking at. */
const fileAsked = ({ core }: CommandServices, argument: unknown): Promise<ConfigurationFile | undefined> =>
  typeof argument === 'object' && argument !== null && 'uri' in argument && argument.uri instanceof vscode.Uri
    ? configurationAt(core, argument.uri)
    : activeConfiguration({ core });

const isDryRun = (argument: unknown): boolean =>
  typeof argument === 'object' && argument !== null && 'dryRun' in argument && argument.dryRun === true;

async function copy(services: CommandServices, { connected, plan }: Reviewed): Promise<void> {
  if (connected !== undefined && plan !== undefined) await copyRequest(services, plan, connected.session);
}

async function apply(services: CommandServices, answers: Reviewed): Promise<void> {
  const { connected, plan } = answers;
  if (connected === undefined || plan === undefined) return;
  await applyPlan(services, connected.session, plan, (applied) => finish(services, answers, applied));
}

/** By the name that people know: the provider has just given out its ID. */
function readyClient(services: CommandServices, { connected, realm, client }: Reviewed): string {
  const place = { realm: realm?.name ?? '', clientId: client?.clientId ?? '' };
  return connected === undefined ? place.clientId : namesOf(services, connected.session.profile).client(place);
}

async function finish(services: CommandServices, answers: Reviewed, applied: Applied<SetUpRequest>): Promise<void> {
  const wanted = wantedFrom(answers, applied.endpoints, applied);
  if (answers.file === undefined || wanted === undefined) return;
  const { name, uri } = answers.file;
  const client = capital(readyClient(services, answers));
  const written = await writeConfiguration(services, uri, wanted);
  if (!written.ok) {
    services.notify('error', t`${client} is ready, but ${name} was not changed. ${written.error}`);
    return;
  }
  const before = { text: t`${client} is ready, and ${name} has its settings.`, placed: written.value };
  await checkAndTell(services, await vscode.workspace.openTextDocument(uri), before);
}
