import { err, ok, type Result } from '../../core/result';
import type { Claims, UserQuery } from '../directory';
import type { Failure } from '../failure';
import type { NewAdministrator } from '../change';
import type { AdminApi, KeycloakAdminClient } from './adminApi';
import type { Operation } from './failures';
import { t } from '../../l10n/l10n';

type Found<List extends (...args: never[]) => Promise<unknown[]>> = Awaited<ReturnType<List>>[number];
export type KeycloakRealm = Found<KeycloakAdminClient['realms']['find']>;
export type KeycloakClient = Found<KeycloakAdminClient['clients']['find']>;
export type KeycloakUser = Found<KeycloakAdminClient['users']['find']>;

/** A client as the server holds it: it has an internal ID, by which alone it can be addressed safely. */
export type StoredClient = KeycloakClient & { readonly id: string };

export type StoredUser = KeycloakUser & { readonly id: string; readonly username: string };

export interface Page {
  readonly first: number;
  readonly limit: number;
}

export interface NewPassword {
  readonly value: string;
  /** The user has to choose another at the next sign-in. */
  readonly temporary: boolean;
}

export type Answer<T> = Promise<Result<T, Failure>>;

/** What this extension asks of the Admin API, a method for each request. */
export interface Admin {
  realms(signal: AbortSignal): Answer<readonly KeycloakRealm[]>;
  realm(name: string, signal: AbortSignal): Answer<KeycloakRealm | undefined>;
  createRealm(name: string, signal: AbortSignal): Answer<void>;
  /** A page of the realm's clients by client ID; those that the account may not see are left out. */
  clients(realm: string, page: Page, signal: AbortSignal): Answer<readonly KeycloakClient[]>;
  /** With its scopes. Undefined if the realm has none of that name. */
  client(realm: string, clientId: string, signal: AbortSignal): Answer<StoredClient | undefined>;
  createClient(realm: string, client: KeycloakClient, signal: AbortSignal): Answer<void>;
  /** Replaces the whole: what is left out of `client` may be switched off. */
  replaceClient(realm: string, client: StoredClient, signal: AbortSignal): Answer<void>;
  /** What is gone already is no failure. */
  deleteClient(realm: string, client: StoredClient, signal: AbortSignal): Answer<void>;
  secret(realm: string, client: StoredClient, signal: AbortSignal): Answer<string | undefined>;
  /** The old secret is refused from then on. */
  renewSecret(realm: string, client: StoredClient, signal: AbortSignal): Answer<void>;
  /** The IDs of the realm's client scopes by name. */
  scopes(realm: string, signal: AbortSignal): Answer<ReadonlyMap<string, string>>;
  attachScope(realm: string, client: StoredClient, scopeId: string, signal: AbortSignal): Answer<void>;
  users(realm: string, query: UserQuery, signal: AbortSignal): Answer<readonly KeycloakUser[]>;
  /** `role`: what it is looked for with, if only to be read. */
  userNamed(realm: string, username: string, signal: AbortSignal, role?: 'view-users'): Answer<StoredUser | undefined>;
  userWithEmail(realm: string, email: string, signal: AbortSignal): Answer<StoredUser | undefined>;
  /** Those whose name, e-mail address or first or last name begins with a text without blanks; `limit` of them at most. */
  usersStartingWith(realm: string, text: string, limit: number, signal: AbortSignal): Answer<readonly KeycloakUser[]>;
  createUser(realm: string, user: NewAdministrator, signal: AbortSignal): Answer<void>;
  /** When the password was set; undefined if Keycloak keeps none. */
  passwordSet(realm: string, user: StoredUser, signal: AbortSignal): Answer<Date | undefined>;
  setPassword(realm: string, user: StoredUser, password: NewPassword, signal: AbortSignal): Answer<void>;
  /** The claims of the ID token that a sign-in would bring. */
  idToken(realm: string, client: StoredClient, user: StoredUser, scope: string, signal: AbortSignal): Answer<Claims>;
  /** The server's release; undefined if the account may not see it. */
  release(signal: AbortSignal): Answer<string | undefined>;
}

/** The requests, each with the role that it takes, measured role by role against 26.7.3, 24.0.5 and 21.1.2. */
export function keycloakAdmin(api: AdminApi): Admin {
  return {
    realms: (signal) => {
      const operation: Operation = { doing: t`list the realms`, role: 'view-realm', realm: 'master' };
      return listed(api.call(operation, signal, ({ realms }) => realms.find({ briefRepresentation: true })));
    },
    realm: async (name, signal) => {
      const operation = { doing: t`read realm ${name}`, role: 'view-clients', realm: name };
      const found = await api.call(operation, signal, ({ realms }) => realms.findOne({ realm: name }));
      return found.ok ? ok(found.value ?? undefined) : found;
    },
    createRealm: (realm, signal) => {
      const operation: Operation = {
        doing: t`create realm ${realm}`,
        role: 'create-realm',
        realm: 'master',
        nextStep: t`Choose the realm from the list if it is yours, or another name.`,
      };
      return done(api.call(operation, signal, ({ realms }) => realms.create({ realm, enabled: true })));
    },
    clients: (realm, { first, limit: max }, signal) =>
      listed(
        api.call(reading(t`list the clients of realm ${realm}`, realm), signal, ({ clients }) =>
          clients.find({ realm, first, max }),
        ),
      ),
    client: async (realm, clientId, signal) => {
      const operation = reading(t`read client ${clientId} in realm ${realm}`, realm);
      const found = await listed(api.call(operation, signal, ({ clients }) => clients.find({ realm, clientId })));
      return found.ok ? ok(found.value.filter(isStored).find((client) => client.clientId === clientId)) : found;
    },
    createClient: (realm, client, signal) => {
      const operation = changing(t`create client ${client.clientId ?? ''} in realm ${realm}`, realm);
      const nextStep = t`Choose another client ID: one that differs only in upper and lower case may count as the same.`;
      return done(api.call({ ...operation, nextStep }, signal, ({ clients }) => clients.create({ ...client, realm })));
    },
    replaceClient: (realm, client, signal) =>
      api.call(changing(t`change client ${client.clientId ?? ''} in realm ${realm}`, realm), signal, ({ clients }) =>
        clients.update({ realm, id: client.id }, client),
      ),
    deleteClient: async (realm, { id, clientId = '' }, signal) => {
      const operation = changing(t`delete client ${clientId} in realm ${realm}`, realm);
      const deleted = await api.call(operation, signal, ({ clients }) => clients.del({ realm, id }));
      return !deleted.ok && deleted.error.kind === 'not-found' ? ok(undefined) : deleted;
    },
    secret: async (realm, { id, clientId, secret }, signal) => {
      // Who may read the secret gets it with the client already.
      if (secret !== undefined && secret !== '') return ok(secret);
      const operation = reading(t`read the secret of client ${clientId ?? ''} in realm ${realm}`, realm);
      const found = await api.call(operation, signal, ({ clients }) => clients.getClientSecret({ realm, id }));
      return found.ok ? ok(found.value.value) : found;
    },
    renewSecret: (realm, { id, clientId = '' }, signal) =>
      done(
        api.call(changing(t`renew the secret of client ${clientId} in realm ${realm}`, realm), signal, ({ clients }) =>
          clients.generateNewClientSecret({ realm, id }),
        ),
      ),
    scopes: async (realm, signal) => {
      const operation = reading(t`list the client scopes of realm ${realm}`, realm);
      const found = await listed(api.call(operation, signal, ({ clientScopes }) => clientScopes.find({ realm })));
      return found.ok ? ok(new Map(found.value.map(({ name, id }) => [name ?? '', id ?? '']))) : found;
    },
    attachScope: (realm, { id, clientId }, clientScopeId, signal) =>
      api.call(
        changing(t`attach a client scope to ${clientId ?? ''} in realm ${realm}`, realm),
        signal,
        ({ clients }) => clients.addDefaultClientScope({ realm, id, clientScopeId }),
      ),
    users: (realm, { search, first, limit: max }, signal) => {
      const operation = { doing: t`search the users of realm ${realm}`, role: 'view-users', realm };
      const run = ({ users }: KeycloakAdminClient) =>
        users.find({ realm, search, first, max, briefRepresentation: true });
      return listed(api.call(operation, signal, run));
    },
    userNamed: (realm, username, signal, role) => oneUser(api, realm, username, { username }, signal, role),
    userWithEmail: (realm, email, signal) => oneUser(api, realm, email, { email }, signal),
    createUser: (realm, user, signal) => {
      const operation: Operation = {
        ...administering(t`create user ${user.username} in realm ${realm}`, realm),
        nextStep: t`Change what Keycloak names (its user profile and password policy decide) and run this again.`,
      };
      const run = ({ users }: KeycloakAdminClient) => users.create({ ...userOf(user), realm });
      return done(api.call(operation, signal, run, [user.password]));
    },
    usersStartingWith: (realm, search, max, signal) =>
      listed(
        api.call(administering(t`look for user ${search} in realm ${realm}`, realm), signal, ({ users }) =>
          users.find({ realm, search, max, briefRepresentation: true }),
        ),
      ),
    passwordSet: async (realm, { id, username }, signal) => {
      const operation = administering(t`read when the password of ${username} was set in realm ${realm}`, realm);
      const found = await listed(api.call(operation, signal, ({ users }) => users.getCredentials({ realm, id })));
      if (!found.ok) return found;
      const created = found.value.find(({ type }) => type === 'password')?.createdDate;
      return ok(created === undefined ? undefined : new Date(created));
    },
    setPassword: (realm, { id, username }, { value, temporary }, signal) => {
      const operation: Operation = {
        ...administering(t`set the password of ${username} in realm ${realm}`, realm),
        nextStep: t`Choose one that the realm’s password policy allows. One that is refused as used before may be set already.`,
      };
      const credential = { type: 'password', value, temporary };
      return api.call(operation, signal, ({ users }) => users.resetPassword({ realm, id, credential }), [value]);
    },
    idToken: (realm, { id, clientId = '' }, { id: userId, username }, scope, signal) => {
      const operation = {
        doing: t`read the ID token of ${username} for client ${clientId} in realm ${realm}`,
        role: 'view-users',
        realm,
        nextStep: t`Refresh the list and choose again.`,
      };
      return api.call(operation, signal, ({ clients }) =>
        clients.evaluateGenerateIdToken({ realm, id, scope, userId }),
      );
    },
    release: async (signal) => {
      const operation = { doing: t`read the server’s release`, role: 'view-realm', realm: 'master' };
      const found = await api.call(operation, signal, ({ serverInfo }) => serverInfo.find());
      return found.ok ? ok(found.value.systemInfo?.version) : found;
    },
  };
}

const reading = (doing: string, realm: string): Operation => ({ doing, role: 'view-clients', realm });

const changing = (doing: string, realm: string): Operation => ({ doing, role: 'manage-clients', realm });

const administering = (doing: string, realm: string): Operation => ({ doing, role: 'manage-users', realm });

const isStored = (client: KeycloakClient): client is StoredClient => client.id !== undefined;

/** Only that it was done. What was answered has been looked at: a page of something in between is no success. */
const done = async (answer: Answer<unknown>): Answer<void> => {
  const found = await answer;
  return found.ok ? ok(undefined) : found;
};

/** A list, as far as it can be trusted to be one: something in between may answer with JSON of its own. */
export const listed = async <T extends object>(answer: Answer<readonly T[]>): Answer<readonly T[]> => {
  const found = await answer;
  return !found.ok || isListOfObjects(found.value) ? found : err(noList);
};

const isListOfObjects = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'object' && item !== null);

const noList: Failure = {
  kind: 'unexpected',
  message: t`What was to be a list of Keycloak’s is none.`,
  nextStep: t`Check the URL of the connection: a proxy or another server may answer in its place.`,
};

async function oneUser(
  api: AdminApi,
  realm: string,
  name: string,
  query: { readonly username: string } | { readonly email: string },
  signal: AbortSignal,
  role = 'manage-users',
): Answer<StoredUser | undefined> {
  const operation = { doing: t`look for user ${name} in realm ${realm}`, role, realm };
  const found = await listed(api.call(operation, signal, ({ users }) => users.find({ realm, exact: true, ...query })));
  return found.ok ? ok(found.value.find(isStoredUser)) : found;
}

const isStoredUser = (user: KeycloakUser): user is StoredUser => user.id !== undefined && user.username !== undefined;

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
