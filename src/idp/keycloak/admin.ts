import { ok, type Result } from '../../core/result';
import type { UserQuery } from '../directory';
import type { Failure } from '../failure';
import type { NewAdministrator } from '../change';
import type { AdminApi, KeycloakAdminClient } from './adminApi';
import type { Operation } from './failures';

type Found<List extends (...args: never[]) => Promise<unknown[]>> = Awaited<ReturnType<List>>[number];
export type KeycloakRealm = Found<KeycloakAdminClient['realms']['find']>;
export type KeycloakClient = Found<KeycloakAdminClient['clients']['find']>;
export type KeycloakUser = Found<KeycloakAdminClient['users']['find']>;

/** A client as the server holds it: it has an internal ID, by which alone it can be addressed safely. */
export type StoredClient = KeycloakClient & { readonly id: string };

type Answer<T> = Promise<Result<T, Failure>>;

/** What this extension asks of the Admin API, a method for each request. */
export interface Admin {
  realms(signal: AbortSignal): Answer<readonly KeycloakRealm[]>;
  realm(name: string, signal: AbortSignal): Answer<KeycloakRealm | undefined>;
  createRealm(name: string, signal: AbortSignal): Answer<void>;
  clients(realm: string, signal: AbortSignal): Answer<readonly KeycloakClient[]>;
  /** With its scopes. Undefined if the realm has none of that name. */
  client(realm: string, clientId: string, signal: AbortSignal): Answer<StoredClient | undefined>;
  createClient(realm: string, client: KeycloakClient, signal: AbortSignal): Answer<void>;
  /** Replaces the whole: what is left out of `client` may be switched off. */
  replaceClient(realm: string, client: StoredClient, signal: AbortSignal): Answer<void>;
  secret(realm: string, client: StoredClient, signal: AbortSignal): Answer<string | undefined>;
  /** The IDs of the realm's client scopes by name. */
  scopes(realm: string, signal: AbortSignal): Answer<ReadonlyMap<string, string>>;
  attachScope(realm: string, client: StoredClient, scopeId: string, signal: AbortSignal): Answer<void>;
  users(realm: string, query: UserQuery, signal: AbortSignal): Answer<readonly KeycloakUser[]>;
  userNamed(realm: string, username: string, signal: AbortSignal): Answer<KeycloakUser | undefined>;
  userWithEmail(realm: string, email: string, signal: AbortSignal): Answer<KeycloakUser | undefined>;
  createUser(realm: string, user: NewAdministrator, signal: AbortSignal): Answer<void>;
  /** The server's release; undefined if the account may not see it. */
  release(signal: AbortSignal): Answer<string | undefined>;
}

/** The requests, each with the role that it takes, measured role by role against 26.7.3, 24.0.5 and 21.1.2. */
export function keycloakAdmin(api: AdminApi): Admin {
  return {
    realms: (signal) => {
      const operation: Operation = { doing: 'list the realms', role: 'view-realm', realm: 'master' };
      return api.call(operation, signal, ({ realms }) => realms.find({ briefRepresentation: true }));
    },
    realm: async (name, signal) => {
      const operation = { doing: `read realm ${name}`, role: 'view-clients', realm: name };
      const found = await api.call(operation, signal, ({ realms }) => realms.findOne({ realm: name }));
      return found.ok ? ok(found.value ?? undefined) : found;
    },
    createRealm: (realm, signal) => {
      const operation: Operation = {
        doing: `create realm ${realm}`,
        role: 'create-realm',
        realm: 'master',
        nextStep: 'Choose the realm from the list if it is yours, or another name.',
      };
      return api.call(operation, signal, async ({ realms }) => {
        await realms.create({ realm, enabled: true });
      });
    },
    clients: (realm, signal) =>
      api.call(reading(`list the clients of realm ${realm}`, realm), signal, ({ clients }) => clients.find({ realm })),
    client: async (realm, clientId, signal) => {
      const operation = reading(`read client ${clientId} in realm ${realm}`, realm);
      const found = await api.call(operation, signal, ({ clients }) => clients.find({ realm, clientId }));
      return found.ok ? ok(found.value.filter(isStored).find((client) => client.clientId === clientId)) : found;
    },
    createClient: (realm, client, signal) => {
      const operation = changing(`create client ${client.clientId ?? ''} in realm ${realm}`, realm);
      const nextStep = 'Choose another client ID: one that differs only in upper and lower case may count as the same.';
      return api.call({ ...operation, nextStep }, signal, async ({ clients }) => {
        await clients.create({ ...client, realm });
      });
    },
    replaceClient: (realm, client, signal) =>
      api.call(
        changing(`change client ${client.clientId ?? ''} in realm ${realm}`, realm),
        signal,
        async ({ clients }) => {
          await clients.update({ realm, id: client.id }, client);
        },
      ),
    secret: async (realm, { id, clientId }, signal) => {
      const operation = reading(`read the secret of client ${clientId ?? ''} in realm ${realm}`, realm);
      const found = await api.call(operation, signal, ({ clients }) => clients.getClientSecret({ realm, id }));
      return found.ok ? ok(found.value.value) : found;
    },
    scopes: async (realm, signal) => {
      const operation = reading(`list the client scopes of realm ${realm}`, realm);
      const found = await api.call(operation, signal, ({ clientScopes }) => clientScopes.find({ realm }));
      return found.ok ? ok(new Map(found.value.map(({ name, id }) => [name ?? '', id ?? '']))) : found;
    },
    attachScope: (realm, { id, clientId }, clientScopeId, signal) =>
      api.call(changing(`attach a client scope to ${clientId ?? ''} in realm ${realm}`, realm), signal, ({ clients }) =>
        clients.addDefaultClientScope({ realm, id, clientScopeId }),
      ),
    users: (realm, { search, first, limit: max }, signal) => {
      const operation = { doing: `search the users of realm ${realm}`, role: 'view-users', realm };
      return api.call(operation, signal, ({ users }) =>
        users.find({ realm, search, first, max, briefRepresentation: true }),
      );
    },
    userNamed: (realm, username, signal) => oneUser(api, realm, username, { username }, signal),
    userWithEmail: (realm, email, signal) => oneUser(api, realm, email, { email }, signal),
    createUser: (realm, user, signal) => {
      const operation: Operation = {
        doing: `create user ${user.username} in realm ${realm}`,
        role: 'manage-users',
        realm,
        nextStep: 'Change what Keycloak names (its user profile and password policy decide) and run this again.',
      };
      const run = async ({ users }: KeycloakAdminClient) => {
        await users.create({ ...userOf(user), realm });
      };
      return api.call(operation, signal, run, [user.password]);
    },
    release: async (signal) => {
      const operation = { doing: 'read the server’s release', role: 'view-realm', realm: 'master' };
      const found = await api.call(operation, signal, ({ serverInfo }) => serverInfo.find());
      return found.ok ? ok(found.value.systemInfo?.version) : found;
    },
  };
}

const reading = (doing: string, realm: string): Operation => ({ doing, role: 'view-clients', realm });

const changing = (doing: string, realm: string): Operation => ({ doing, role: 'manage-clients', realm });

const isStored = (client: KeycloakClient): client is StoredClient => client.id !== undefined;

async function oneUser(
  api: AdminApi,
  realm: string,
  name: string,
  query: { readonly username: string } | { readonly email: string },
  signal: AbortSignal,
): Answer<KeycloakUser | undefined> {
  const operation = { doing: `look for user ${name} in realm ${realm}`, role: 'manage-users', realm };
  const found = await api.call(operation, signal, ({ users }) => users.find({ realm, exact: true, ...query }));
  return found.ok ? ok(found.value[0]) : found;
}

/** Nothing is left for the user to do at the first sign-in: no password to change, no profile to complete. */
const userOf = ({ username, email, firstName, lastName, password }: NewAdministrator): KeycloakUser => ({
  username,
  email,
  firstName,
  lastName,
  enabled: true,
  emailVerified: true,
  requiredActions: [],
  credentials: [{ type: 'password', value: password, temporary: false }],
});
