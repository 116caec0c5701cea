import { enumerate } from '../../../core/rules/subject';
import { err, ok, type Result } from '../../../core/result';
import type { ExampleToken } from '../../directory';
import type { Failure } from '../../failure';
import type { Admin, StoredClient } from '../admin';
import { scopesOf } from '../client/summary';
import { presentClient } from './presentClient';
import { presentUser } from './presentUser';
import { t } from '../../../l10n/l10n';

/**
 * The ID token that a user's sign-in to a client would bring, without anybody signing in. It takes view-clients, and
 * since 26 view-users as well. What Keycloak is asked here leaves out a scope that the client lacks, where a sign-in ends
 * in `invalid_scope` without a token (measured with 26.7.3), so that is found out first.
 */
export async function exampleIdToken(
  admin: Admin,
  realm: string,
  clientId: string,
  username: string,
  scope: string,
  signal: AbortSignal,
): Promise<Result<ExampleToken, Failure>> {
  const [client, user] = await Promise.all([
    presentClient(admin, { realm, clientId }, signal),
    presentUser(admin, realm, username, signal, 'view-users'),
  ]);
  if (!client.ok) return client;
  if (!user.ok) return user;
  const unknown = scope.split(/\s+/).filter((name) => name !== '' && !isGranted(client.value, name));
  if (unknown.length > 0) return err(refusedScopes(clientId, unknown));
  const claims = await admin.idToken(realm, client.value, user.value, scope, signal);
  return claims.ok ? ok({ claims: claims.value }) : claims;
}

/** `openid` is granted to every client, and what stands behind a colon is the parameter of a scope. */
const isGranted = (client: StoredClient, scope: string): boolean =>
  scope === 'openid' || scopesOf(client).includes(scope.split(':')[0] ?? scope);

const refusedScopes = (clientId: string, scopes: readonly string[]): Failure => ({
  kind: 'invalid',
  message:
    scopes.length === 1
      ? t`Keycloak would issue no token: ${clientId} lacks the client scope ${enumerate(scopes)}.`
      : t`Keycloak would issue no token: ${clientId} lacks the client scopes ${enumerate(scopes)}.`,
  nextStep: t`Attach what is missing, or ask for less in the configuration.`,
});
