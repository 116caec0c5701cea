import type { Applied, SetUpRequest } from '../../idp/change';
import { back } from '../platform/ask';
import { requireTrust } from '../platform/trust';
import { walk } from '../platform/walk';
import type { Command, CommandServices } from './command';
import { activeConfiguration } from './files/configurationFiles';
import { writeConfiguration } from './files/writeConfiguration';
import { tell } from './secrets/placed';
import type { Answers } from './setUp/answers';
import { applyPlan } from './setUp/applyPlan';
import { onlyProvider } from './setUp/askProvider';
import { unreadable } from './setUp/askFile';
import type { Reviewed } from './setUp/askReview';
import { copyRequest } from './setUp/copyRequest';
import { setUpDesk } from './setUp/setUpDesk';
import { showPlan, wantedFrom } from './setUp/showPlan';
import { setUpSteps } from './setUp/steps';

/** Ask, plan, show, apply: from an open configuration to a client at the provider and a file that knows it. */
export const setUpSingleSignOn: Command = {
  id: 'openmetadata-sso.setUpSingleSignOn',
  async run(services) {
    if (!(await requireTrust())) return;
    const file = await activeConfiguration(services);
    if (file !== undefined && !file.view.readable) {
      services.notify('error', unreadable(file));
      return;
    }
    const answers = await ask(services, file === undefined ? {} : { file });
    await services.previews.close();
    if (answers?.decision === 'apply') await apply(services, answers);
    if (answers?.decision === 'copy') await copyRequest(services, answers);
  },
};

async function ask(services: CommandServices, known: Answers): Promise<Reviewed | undefined> {
  const desk = setUpDesk(services);
  const initial: Reviewed = { ...known, ...onlyProvider(services.providers) };
  const steps = setUpSteps(desk, showPlan(services));
  const answers = await walk(steps, initial, { title: 'Set Up Single Sign-On', canGoBack: false });
  return answers === back ? undefined : answers;
}

async function apply(services: CommandServices, answers: Reviewed): Promise<void> {
  const { connected, plan } = answers;
  if (connected === undefined || plan === undefined) return;
  await applyPlan(services, connected.session, plan, (applied) => finish(services, answers, applied));
}

async function finish(services: CommandServices, answers: Reviewed, applied: Applied<SetUpRequest>): Promise<void> {
  const wanted = wantedFrom(answers, applied.endpoints, applied.clientSecret);
  if (answers.file === undefined || wanted === undefined) return;
  const { name, uri } = answers.file;
  const client = `Client ${wanted.clientId} is ready`;
  const written = await writeConfiguration(services, uri, wanted);
  if (!written.ok) {
    services.notify('error', `${client}, but ${name} was not changed. ${written.error}`);
    return;
  }
  tell(services, `${client}, and ${name} has its settings.`, written.value);
}
