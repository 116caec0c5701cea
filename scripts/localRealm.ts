import type { SignIn } from '../src/provisioning/connections';
import { askAdminApi, storedClient, storedSecret } from '../test/support/keycloakAdmin';
import type { KeycloakServer } from '../test/support/keycloakServer';

const administration = 'master';
const realm = 'Data-sec';
const clientId = 'openmetadata-sso-setup';

/**
 * Prepares a Keycloak to be tried: the realm Data-sec, and a client in master whose service account may administer
 * every realm. What is there already stays. Rejects if Keycloak refuses.
 * @returns how to sign in as that client: an argument of the command openmetadata-sso.addConnection
 */
export async function prepareLocalRealm(keycloak: KeycloakServer): Promise<SignIn> {
  const ask = (method: string, path: string, body?: unknown) => askAdminApi(keycloak, method, path, body);
  await ask('POST', '', { realm, enabled: true });
  await ask('POST', `/${administration}/clients`, {
    clientId,
    serviceAccountsEnabled: true,
    standardFlowEnabled: false,
  });
  const client = await storedClient(keycloak, administration, clientId);
  const secret = await storedSecret(keycloak, administration, clientId);
  if (client === undefined || secret === undefined)
    throw new Error(`Keycloak has no client ${clientId} with a secret.`);
  const account = (await ask('GET', `/${administration}/clients/${client.id}/service-account-user`)) as { id: string };
  const role = await ask('GET', `/${administration}/roles/admin`);
  await ask('POST', `/${administration}/users/${account.id}/role-mappings/realm`, [role]);
  const answers = { realm: administration, clientId, clientSecret: secret };
  return { provider: 'keycloak', url: keycloak.url, method: 'service-account', answers };
}
