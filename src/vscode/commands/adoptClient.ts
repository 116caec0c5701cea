import type { Plan, SetUpRequest } from '../../idp/change';
import type { ClientDetails } from '../../idp/directory';
import type { Session } from '../../idp/provider';
import { capital, type Terms } from '../../idp/terms';
import { namesOf } from '../../provisioning/names';
import { back } from '../platform/ask';
import { walk } from '../platform/walk';
import { clientAsked, withDetails, type AskedClient } from './client/clientAsked';
import type { Command, CommandServices } from './command';
import { activeConfiguration } from './files/configurationFiles';
import { insertCredentials } from './insertCredentials';
import { applyPlan } from './plan/applyPlan';
import { copyRequest } from './plan/copyRequest';
import { askFlow } from './setUp/askFlow';
import { askOpenMetadataUrl } from './setUp/askOpenMetadataUrl';
import { askReview, type Reviewed } from './setUp/askReview';
import { setUpDesk } from './setUp/setUpDesk';
import { showPlan } from './setUp/showPlan';
import { t } from '../../l10n/l10n';

const title = ({ client }: Terms): string => t`Adopt ${capital(client)}`;

/** Makes a client that is there able to sign OpenMetadata's users in: the plan shows what differs, and the rest stays. */
export const adoptClient: Command = {
  id: 'openmetadata-sso.adoptClient',
  async run(services, argument) {
    const asked = await clientAsked(services, title, argument);
    if (asked !== undefined) await withDetails(services, asked, (client) => adopt(services, asked, client));
  },
};

async function adopt(services: CommandServices, asked: AskedClient, client: ClientDetails): Promise<void> {
  const { opened, realm, clientId } = asked;
  const desk = setUpDesk(services);
  const file = await activeConfiguration(services);
  const url = addressOf(client);
  const answers = await walk<Reviewed>(
    [askFlow(desk), askOpenMetadataUrl(desk, file?.view), askReview(desk, showPlan(services))],
    {
      entry: opened.entry,
      connected: opened,
      realm: { name: realm, create: false },
      client: { clientId, exists: true },
      ...(client.flow === undefined ? {} : { flow: client.flow }),
      ...(url === undefined ? {} : { openMetadataUrl: url }),
    },
    { title: title(opened.entry.terms), canGoBack: false },
  );
  await services.previews.close();
  if (answers === undefined || answers === back || answers.plan === undefined) return;
  if (answers.decision === 'apply') await apply(services, opened.session, answers.plan);
  if (answers.decision === 'copy') await copyRequest(services, answers.plan, opened.session);
}

/** Where the client thinks that OpenMetadata is. */
const addressOf = ({ redirectUris }: ClientDetails): string | undefined =>
  redirectUris.find((uri) => /^https?:\/\/[^*]*\/callback$/.test(uri))?.replace(/\/callback$/, '');

const apply = (services: CommandServices, session: Session, plan: Plan<SetUpRequest>): Promise<void> =>
  applyPlan(services, session, plan, ({ clientId }) => {
    const { realm } = plan.request;
    const client = namesOf(services, session.profile).client({ realm, clientId });
    services.notify('info', t`${capital(client)} is ready for OpenMetadata.`, {
      title: t`Insert Credentials`,
      run: async () => {
        await insertCredentials.run(services, { connection: session.profile.id, realm, client: clientId });
      },
    });
  });
