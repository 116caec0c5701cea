import { randomUUID } from 'node:crypto';
import type { KeycloakServer } from './keycloakServer';

export type Administered = Pick<KeycloakServer, 'url' | 'adminUser' | 'adminPassword'>;

/**
 * Asks Keycloak's Admin API as the administrator of the server, without the code under test.
 * @param path below /admin/realms
 * @returns the body, undefined if there is none. That something exists already is no failure; any other refusal rejects.
 */
export async function askAdminApi(
  server: Administered,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> {
  const response = await fetch(`${server.url}/admin/realms${path}`, {
    method,
    headers: { authorization: `Bearer ${await adminToken(server)}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok && response.status !== 409) {
    throw new Error(`Keycloak answered ${response.status.toString()} to ${method} ${path}: ${text}`);
  }
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

async function adminToken({ url, adminUser, adminPassword }: Administered): Promise<string> {
  const form = { grant_type: 'password', client_id: 'admin-cli', username: adminUser, password: adminPassword };
  const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  if (!response.ok) throw new Error(`Keycloak does not let ${adminUser} sign in: ${await response.text()}`);
  return ((await response.json()) as { access_token: string }).access_token;
}

/** A client as the server holds it; undefined if the realm has none of this ID. */
export async function storedClient(
  server: Administered,
  realm: string,
  clientId: string,
): Promise<(Record<string, unknown> & { readonly id: string }) | undefined> {
  const found = await askAdminApi(server, 'GET', `/${realm}/clients?clientId=${encodeURIComponent(clientId)}`);
  return (found as (Record<string, unknown> & { readonly id: string })[])[0];
}

/** The secret of a client; undefined if there is no such client or it is public. */
export async function storedSecret(server: Administered, realm: string, clientId: string): Promise<string | undefined> {
  const client = await storedClient(server, realm, clientId);
  if (client === undefined) return undefined;
  return ((await askAdminApi(server, 'GET', `/${realm}/clients/${client.id}/client-secret`)) as { value?: string })
    .value;
}

/** Makes an administrator of the whole server, with a password that nothing else has. */
export async function createAdministrator(server: Administered, username: string): Promise<Administered> {
  const adminPassword = `canary ${randomUUID()}`;
  const credentials = [{ type: 'password', value: adminPassword, temporary: false }];
  await askAdminApi(server, 'POST', '/master/users', { username, enabled: true, credentials });
  const [user] = (await askAdminApi(server, 'GET', `/master/users?exact=true&username=${username}`)) as {
    id: string;
  }[];
  if (user === undefined) throw new Error(`Keycloak does not find the user ${username} it has just created.`);
  const role = await askAdminApi(server, 'GET', '/master/roles/admin');
  await askAdminApi(server, 'POST', `/master/users/${user.id}/role-mappings/realm`, [role]);
  return { url: server.url, adminUser: username, adminPassword };
}

/** Makes a user who can sign in at once. */
export async function createUser(
  server: Administered,
  realm: string,
  { password, ...user }: Readonly<Record<'username' | 'email' | 'firstName' | 'lastName' | 'password', string>>,
): Promise<void> {
  const credentials = [{ type: 'password', value: password, temporary: false }];
  await askAdminApi(server, 'POST', `/${realm}/users`, { ...user, emailVerified: true, enabled: true, credentials });
}
