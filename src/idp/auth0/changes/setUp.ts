import { err, ok } from '../../../core/result';
import type { SetUpRequest } from '../../change';
import { ofParts } from '../../changes/ofParts';
import { changedMeanwhile, deletedMeanwhile } from '../../changes/part';
import { isPublic } from '../application/flow';
import { requestProblem } from '../application/problems';
import { databaseFor } from '../directory/databases';
import { findApplication } from '../directory/findApplication';
import { secretOf } from '../secret';
import type { Application } from '../tenant';
import type { Change, ChangeHost } from './change';
import { loginConnectionPart } from './parts/loginConnection';
import { openMetadataApplicationPart } from './parts/openMetadataApplication';
import { userPart, type DatabaseOf } from './parts/user';
import { t } from '../../../l10n/l10n';

/** Everything that OpenMetadata needs of a tenant: the application, a way to sign in to it, and who administers. */
export const setUp: Change<SetUpRequest> = ofParts<ChangeHost, SetUpRequest>({
  problem: requestProblem,
  parts: {
    application: openMetadataApplicationPart,
    connection: loginConnectionPart,
    administrator: ({ realm, client, administrator }) =>
      administrator === undefined ? undefined : userPart(realm, administrator, databaseOfApplication(client)),
  },
  async outcome(host, { request }, signal) {
    const { tenant, endpoints } = host;
    const application = await findApplication(tenant, request.client, signal);
    if (!application.ok) return application;
    if (application.value === undefined) return err(goneMeanwhile(request));
    const found = await endpoints(signal);
    if (!found.ok) return found;
    const known = { endpoints: found.value, clientId: application.value.client_id };
    // Auth0 tells the secret of a public application as well, which must go nowhere.
    if (request.flow === 'implicit') return ok(known);
    if (isPublic(application.value)) return err(publicMeanwhile(application.value));
    const clientSecret = secretOf(application.value, host.lacking);
    return clientSecret.ok ? ok({ ...known, clientSecret: clientSecret.value }) : clientSecret;
  },
});

const databaseOfApplication =
  (client: string): DatabaseOf =>
  async ({ tenant }, signal) => {
    const found = await findApplication(tenant, client, signal);
    return found.ok ? databaseFor(tenant, found.value?.client_id, signal) : found;
  };

const publicMeanwhile = ({ name }: Application) =>
  changedMeanwhile(t`Application ${name} has become public since the plan was made; nothing was overwritten.`);

const goneMeanwhile = ({ client }: SetUpRequest) => deletedMeanwhile(t`Application ${client}`);
