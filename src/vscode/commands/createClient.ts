import type { Session } from '../../idp/provider';
import { capital, type Terms } from '../../idp/terms';
import { namesOf } from '../../provisioning/names';
import { placeIn } from '../../provisioning/place';
import { back } from '../platform/ask';
import { walk, type Step } from '../platform/walk';
import type { Command, CommandServices } from './command';
import { connectFor } from './connection/connectTo';
import { activeConfiguration } from './files/configurationFiles';
import { insertCredentials } from './insertCredentials';
import { applyPlan } from './plan/applyPlan';
import { copyRequest } from './plan/copyRequest';
import { askNewClient } from './setUp/askClient';
import { askFlow } from './setUp/askFlow';
import { askOpenMetadataUrl } from './setUp/askOpenMetadataUrl';
import { askRealm } from './setUp/askRealm';
import { askReview, type Reviewed } from './setUp/askReview';
import { setUpDesk } from './setUp/setUpDesk';
import { showPlan } from './setUp/showPlan';
import { t } from '../../l10n/l10n';

const title = ({ client }: Terms): string => t`Create ${capital(client)}`;

/** Creates a client for OpenMetadata in a realm, without writing any file. */
export const createClient: Command = {
  id: 'openmetadata-sso.createClient',
  async run(services, argument) {
    const connected = await connectFor(services, title, argument);
    if (connected === undefined) return;
    const desk = setUpDesk(services);
    const realm = placeIn(argument)?.realm;
    const file = await activeConfiguration(services);
    const askNew: Step<Reviewed> = {
      async ask(answers, frame) {
        const client = await askNewClient(desk, connected, answers.client, frame);
        return client === undefined || client === back ? client : { ...answers, client };
      },
    };
    // The file that is open only prefills OpenMetadata's address: it is not part of the plan.
    const askUrl = askOpenMetadataUrl(desk, file?.view);
    const answers = await walk<Reviewed>(
      [askRealm(desk, { create: true }), askFlow(desk), askUrl, askNew, askReview(desk, showPlan(services))],
      { entry: connected.entry, connected, ...(realm === undefined ? {} : { realm: { name: realm, create: false } }) },
      { title: title(connected.entry.terms), canGoBack: false },
    );
    await services.previews.close();
    if (answers === undefined || answers === back) return;
    if (answers.decision === 'apply') await apply(services, connected.session, answers);
    if (answers.decision === 'copy') await copyOf(services, connected.session, answers);
  },
};

const copyOf = async (services: CommandServices, session: Session, { plan }: Reviewed): Promise<void> =>
  plan && copyRequest(services, plan, session);

async function apply(services: CommandServices, session: Session, { plan }: Reviewed): Promise<void> {
  if (plan === undefined) return;
  const { realm } = plan.request;
  const names = namesOf(services, session.profile);
  const created = names.client({ realm, clientId: plan.request.client });
  await applyPlan(services, session, plan, ({ clientId: client }) => {
    const insert = {
      title: t`Insert Credentials`,
      run: async () => {
        await insertCredentials.run(services, { connection: session.profile.id, realm, client });
      },
    };
    services.notify('info', t`${capital(created)} is ready in ${names.realm(realm)}.`, insert);
    return Promise.resolve();
  });
}
