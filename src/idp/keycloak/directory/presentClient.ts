import { err, ok, type Result } from '../../../core/result';
import type { ClientPlace } from '../../change';
import type { Failure } from '../../failure';
import type { Admin, StoredClient } from '../admin';
import { isKeycloaksOwn, isOidc } from '../client/summary';
import { t } from '../../../l10n/l10n';

/** A client that a change is about: it has to be there, to be for OpenID Connect, and not to be Keycloak's own. */
export async function presentClient(
  admin: Admin,
  { realm, clientId }: ClientPlace,
  signal: AbortSignal,
): Promise<Result<StoredClient, Failure>> {
  const found = await admin.client(realm, clientId, signal);
  if (!found.ok) return found;
  if (found.value === undefined) return err(noSuchClient(realm, clientId));
  const problem = clientProblem(found.value);
  return problem === undefined ? ok(found.value) : err(problem);
}

/** Why a client is none of OpenMetadata's; undefined if it may be. */
export function clientProblem(client: StoredClient): Failure | undefined {
  const { clientId = '', protocol = '' } = client;
  if (isKeycloaksOwn(client)) return keycloaksOwn(clientId);
  const message = t`${clientId} is a client for ${protocol.toUpperCase()}, not for OpenID Connect.`;
  return isOidc(client) ? undefined : { kind: 'conflict', message, nextStep: t`Choose another client.` };
}

/** Without its own clients Keycloak cannot be administered any more. */
export const keycloaksOwn = (clientId: string): Failure => ({
  kind: 'invalid',
  message: t`${clientId} is one of Keycloak’s own clients.`,
  nextStep: t`Choose another client ID, for example open-metadata.`,
});

/** The same for requests that name a client, before anybody is asked. */
export const ownClientProblem = ({ clientId }: ClientPlace): Failure | undefined =>
  isKeycloaksOwn({ clientId }) ? keycloaksOwn(clientId) : undefined;

export const noSuchClient = (realm: string, clientId: string): Failure => ({
  kind: 'not-found',
  message: t`The realm ${realm} has no client ${clientId}.`,
  nextStep: t`Refresh the list. An account without view-clients is shown none by older servers.`,
});
