import { err, ok, type Result } from '../../../core/result';
import type { SignInSubject } from '../../../core/signIn';
import { skipped, type CheckOutcome } from '../../check';
import type { Failure } from '../../failure';
import { listed, type Admin, type KeycloakUser } from '../admin';
import type { AdminApi } from '../adminApi';
import { isOidc } from '../client/summary';
import { unknownRealm } from '../failures';
import { inspectLogoutUris, inspectRedirectUris, inspectWebOrigins, inspectWildcards } from './addresses';
import { inspectClientType, inspectDirectGrants, inspectEnabled, inspectFlow } from './client';
import {
  inspectAuthenticator,
  inspectProof,
  inspectPushedRequests,
  inspectSecret,
  inspectSecretAge,
} from './credentials';
import type { Inspection } from './inspected';
import { inspectAdministrators, inspectEmails } from './people';
import { inspectAlgorithm, inspectHttps, inspectRealm } from './realm';
import { inspectScopes } from './scopes';
import { t } from '../../../l10n/l10n';

/** What an administrator compares whatever kind of client it is, */
const inspections: readonly Inspection[] = [
  inspectRealm,
  inspectHttps,
  inspectEnabled,
  inspectClientType,
  inspectEmails,
  inspectAdministrators,
];

/** and what only a client has that can sign somebody in. */
const inspectionsOfUseful: readonly Inspection[] = [
  inspectAlgorithm,
  inspectFlow,
  inspectDirectGrants,
  inspectAuthenticator,
  inspectSecret,
  inspectSecretAge,
  inspectProof,
  inspectPushedRequests,
  inspectRedirectUris,
  inspectWildcards,
  inspectLogoutUris,
  inspectWebOrigins,
  inspectScopes,
];

/** How many users are looked at. */
const mostUsers = 1000;

/**
 * Compares a configuration with the realm and the client as they are stored. Fails where the account may not read them;
 * what else it may not see is passed over.
 */
export async function inspect(
  { admin, api }: { readonly admin: Admin; readonly api: AdminApi },
  subject: SignInSubject,
  realmName: string,
  signal: AbortSignal,
): Promise<Result<readonly CheckOutcome[], Failure>> {
  const { clientId } = subject;
  if (clientId === undefined) return err(noClientId);
  const [realm, client, users, temporary] = await Promise.all([
    admin.realm(realmName, signal),
    admin.client(realmName, clientId, signal),
    someUsers(api, realmName, signal),
    temporaryAdministrators(api, signal),
  ]);
  if (!realm.ok) return realm;
  if (!client.ok) return client;
  if (realm.value === undefined) return err(unknownRealm(realmName));
  const place = { realm: realmName, clientId };
  // Older servers show an account that may not read a client that there is none: who asks from outside knows better.
  if (client.value === undefined)
    return ok([skipped('client-not-found', t`This account sees no client ${clientId} in realm ${realmName}.`)]);
  const inspected = {
    subject,
    place,
    realm: realm.value,
    client: client.value,
    users: users.ok ? users.value : undefined,
    moreUsers: users.ok && users.value.length === mostUsers,
    temporaryAdministrators: temporary.ok ? temporary.value.map(({ username = '' }) => username) : undefined,
    now: new Date(),
  };
  const isUseful = isOidc(client.value) && client.value.bearerOnly !== true;
  const asked = isUseful ? [...inspections, ...inspectionsOfUseful] : inspections;
  return ok(asked.flatMap((inspection) => inspection(inspected)));
}

const noClientId: Failure = {
  kind: 'invalid',
  message: t`The client ID is not in this file.`,
  nextStep: t`Run the check on the file that names it.`,
};

const someUsers = (
  api: AdminApi,
  realm: string,
  signal: AbortSignal,
): Promise<Result<readonly KeycloakUser[], Failure>> =>
  listed(
    api.call({ doing: t`list the users of realm ${realm}`, role: 'view-users', realm }, signal, ({ users }) =>
      users.find({ realm, max: mostUsers, briefRepresentation: true }),
    ),
  );

/** The attribute is the server's own (keycloak.org/server/bootstrap-admin-recovery); older servers have none. */
const temporaryAdministrators = (
  api: AdminApi,
  signal: AbortSignal,
): Promise<Result<readonly KeycloakUser[], Failure>> =>
  listed(
    api.call(
      { doing: t`look for temporary administrators`, role: 'view-users', realm: 'master' },
      signal,
      ({ users }) => users.find({ realm: 'master', q: 'is_temporary_admin:true', briefRepresentation: true }),
    ),
  );
