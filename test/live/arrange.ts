import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { keycloakServer } from './hooks';

/**
 * Puts things into Keycloak, and looks at what is there, without the code under test: plain requests as the
 * administrator of the server. Answers that are not a success end the test.
 */
export async function admin(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${keycloakServer().url}/admin/realms${path}`, {
    method,
    headers: { authorization: `Bearer ${await adminToken()}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  assert.ok(response.ok, `${method} ${path}: ${response.status.toString()} ${text}`);
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

let token: { readonly value: Promise<string>; readonly until: number } | undefined;

/** One sign-in for half a minute: hashing the password takes longer than most requests. */
function adminToken(): Promise<string> {
  if (token === undefined || Date.now() > token.until) token = { value: signIn(), until: Date.now() + 30_000 };
  return token.value;
}

async function signIn(): Promise<string> {
  const { url, adminUser, adminPassword } = keycloakServer();
  const form = { grant_type: 'password', client_id: 'admin-cli', username: adminUser, password: adminPassword };
  const response = await fetch(`${url}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

export type Json = Readonly<Record<string, unknown>>;

let made = 0;

/** A name that no other test has. */
export const freshName = (prefix: string): string => {
  made += 1;
  return `${prefix}-${process.pid.toString()}-${made.toString()}`;
};

/**
 * A realm of its own for a test. It has the signing key of all the others: to make one is most of the time that a realm
 * takes. Where a test is about keys, `ownKey` lets Keycloak make another.
 */
export async function freshRealm(settings: Json = {}): Promise<string> {
  const realm = freshName('Data-sec');
  await admin('POST', '', { realm, enabled: true, privateKey, ...settings });
  return realm;
}

const privateKey = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'der' },
  publicKeyEncoding: { type: 'pkcs1', format: 'der' },
}).privateKey.toString('base64');

/** A setting for `freshRealm`. */
export const ownKey: Json = { privateKey: undefined };

export async function one(path: string): Promise<Json & { readonly id: string }> {
  const found = (await admin('GET', path)) as readonly (Json & { readonly id: string })[];
  const [first] = found;
  assert.ok(first !== undefined && found.length === 1, `one result of ${path}`);
  return first;
}

/** A client as the server holds it, its lists sorted: the server gives them in any order. */
export async function storedClient(realm: string, clientId: string): Promise<Json & { readonly id: string }> {
  const { id, ...client } = await one(`/${realm}/clients?clientId=${encodeURIComponent(clientId)}`);
  const sorted = Object.entries(client).map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value]);
  return { ...(Object.fromEntries(sorted) as Json), id };
}

export interface Account {
  readonly username: string;
  readonly password: string;
}

/** A user of the realm, who may do there what the roles of `realm-management` say. */
export async function freshUser(
  realm: string,
  roles: readonly string[] = [],
  settings: Json & { readonly username?: string } = {},
): Promise<Account> {
  const username = settings.username ?? freshName('user');
  const password = `pass word "of" ${username}`;
  await admin('POST', `/${realm}/users`, {
    username,
    enabled: true,
    email: `${username}@example.com`,
    firstName: 'Ada',
    lastName: 'Example',
    credentials: [{ type: 'password', value: password, temporary: false }],
    ...settings,
  });
  const user = await one(`/${realm}/users?username=${username}&exact=true`);
  await giveRoles(realm, user.id, roles);
  return { username, password };
}

/** A client with a service account that may do what the roles say. */
export async function freshServiceAccount(
  realm: string,
  roles: readonly string[],
): Promise<{ readonly clientId: string; readonly clientSecret: string }> {
  const clientId = freshName('service');
  const clientSecret = `secret $of "${clientId}"`;
  await admin('POST', `/${realm}/clients`, { clientId, secret: clientSecret, serviceAccountsEnabled: true });
  const user = await one(`/${realm}/users?username=service-account-${clientId}&exact=true`);
  await giveRoles(realm, user.id, roles);
  return { clientId, clientSecret };
}

async function giveRoles(realm: string, userId: string, roles: readonly string[]): Promise<void> {
  if (roles.length === 0) return;
  if (realm === 'master') {
    const found = await Promise.all(roles.map((role) => admin('GET', `/master/roles/${role}`)));
    await admin('POST', `/master/users/${userId}/role-mappings/realm`, found);
    return;
  }
  const management = await storedClient(realm, 'realm-management');
  const found = await Promise.all(
    roles.map((role) => admin('GET', `/${realm}/clients/${management.id}/roles/${role}`)),
  );
  await admin('POST', `/${realm}/users/${userId}/role-mappings/clients/${management.id}`, found);
}

// Our own Keycloak is thrown away; one that KEYCLOAK_URL lends gets back as it was.
after('clear away', async function () {
  if (process.env['KEYCLOAK_URL'] === undefined || process.env['KEYCLOAK_THROWN_AWAY'] !== undefined) return;
  this.timeout(300_000);
  const ours = `-${process.pid.toString()}-`;
  const clients = (await admin('GET', '/master/clients')) as { readonly id: string; readonly clientId: string }[];
  for (const { id, clientId } of clients) {
    if (clientId.startsWith('service') && clientId.includes(ours)) await admin('DELETE', `/master/clients/${id}`);
  }
  const realms = (await admin('GET', '?briefRepresentation=true')) as { readonly realm: string }[];
  for (const { realm } of realms) {
    if (realm.includes(ours)) await admin('DELETE', `/${encodeURIComponent(realm)}`);
  }
});
