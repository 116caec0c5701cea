import { ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { allFrom, allPages, pageSize } from './api/listing';
import type { Sdk } from './api/sdk';
import { applicationIn, connectionIn, grantIn, isOfDatabase, pageIn, userIn } from './api/shapes';
import { pagesFor, queryFor, searchQuery } from './api/userSearch';
import type { Operation } from './failures';
import type { ManagementApi } from './managementApi';
import type { ApplicationSettings, Auth0User, Tenant } from './tenant';
import { t } from '../../l10n/l10n';

/**
 * What is asked of a tenant, a method for each request, each with the scope that Auth0's OpenAPI names for it.
 * @param loginDomain the custom domain that people sign in at; '' if they do so at the tenant's own
 */
export function managementTenant(api: ManagementApi, loginDomain: string): Tenant {
  const written = (body: unknown): true | undefined => (body === undefined ? true : undefined);

  async function users(q: string, { first, limit }: Stretch, signal: AbortSignal): Answer<readonly Auth0User[]> {
    const operation: Operation = {
      doing: t`search the users`,
      scope: 'read:users',
      nextStep: t`Search for more of the name: Auth0 shows the first 1000 of what it finds.`,
    };
    let found: readonly Auth0User[] = [];
    const pages = pagesFor({ first, limit });
    for (const { page, perPage } of pages) {
      const asked = { q, search_engine: 'v3', page, per_page: perPage, include_totals: true } as const;
      const answer = await api.call(
        operation,
        signal,
        ({ users }) => users.list(asked),
        (body) => pageIn(body, 'users', userIn),
      );
      if (!answer.ok) return answer;
      found = [...found, ...answer.value.items];
      if (answer.value.count < perPage) break;
    }
    const [{ page, perPage } = { page: 0, perPage: limit }] = pages;
    const from = first - page * perPage;
    return ok(found.slice(from, from + limit));
  }

  return {
    applications: (signal, onFirst) =>
      allPages(
        (page) =>
          api.call(
            { doing: t`list the applications`, scope: 'read:clients' },
            signal,
            ({ clients }) => clients.list({ ...listedApplication, page }),
            (body) => pageIn(body, 'clients', (each) => ownApplication(applicationIn(each))),
          ),
        ({ client_id: clientId }) => clientId,
        onFirst,
      ),
    async application(clientId, signal) {
      const operation: Operation = { doing: t`read application ${clientId}`, scope: 'read:clients' };
      const found = await api.call(operation, signal, ({ clients }) => clients.get(clientId), applicationIn);
      return !found.ok && found.error.kind === 'not-found' ? ok(undefined) : found;
    },
    createApplication: (settings, signal) =>
      api.call(
        {
          doing: t`create application ${settings.name}`,
          scope: 'create:clients',
          nextStep: t`Correct what Auth0 names; the plan of the tenant may limit how many applications it has.`,
        },
        signal,
        ({ clients }) => clients.create(sendable(settings)),
        applicationIn,
      ),
    changeApplication: (clientId, settings, signal) =>
      api.call(
        { doing: t`change application ${clientId}`, scope: 'update:clients' },
        signal,
        ({ clients }) => clients.update(clientId, sendable(settings)),
        applicationIn,
      ),
    rotateSecret: (clientId, signal) =>
      api.call(
        { doing: t`rotate the secret of application ${clientId}`, scope: 'update:client_keys' },
        signal,
        ({ clients }) => clients.rotateSecret(clientId),
        applicationIn,
      ),
    async deleteApplication(clientId, signal) {
      const operation: Operation = { doing: t`delete application ${clientId}`, scope: 'delete:clients' };
      return done(await api.call(operation, signal, ({ clients }) => clients.delete(clientId), written));
    },
    connections: (signal) =>
      allFrom((from) =>
        api.call(
          { doing: t`list the connections`, scope: 'read:connections' },
          signal,
          ({ connections }) => connections.list({ ...listedConnection, ...begin(from) }),
          (body) => pageIn(body, 'connections', connectionIn),
        ),
      ),
    connectionsOf: (clientId, signal) =>
      allFrom((from) =>
        api.call(
          { doing: t`list the connections of application ${clientId}`, scope: 'read:connections' },
          signal,
          ({ clients }) => clients.connections.get(clientId, { ...listedConnection, ...begin(from) }),
          (body) => pageIn(body, 'connections', connectionIn),
        ),
      ),
    async enableConnection(connectionId, clientId, signal) {
      const operation: Operation = {
        doing: t`enable the connection for application ${clientId}`,
        scope: 'update:connections',
      };
      const enabled = [{ client_id: clientId, status: true }];
      return done(
        await api.call(
          operation,
          signal,
          ({ connections }) => connections.clients.update(connectionId, enabled),
          written,
        ),
      );
    },
    users: ({ search, ...stretch }, signal) => users(searchQuery(search), stretch, signal),
    async user(nameOrEmail, signal) {
      // The search lags behind by seconds, so only those are looked for there who can be found in no other way.
      if (!nameOrEmail.includes('@')) {
        const name = nameOrEmail.includes('|') ? 'user_id' : 'username';
        const found = await users(queryFor(name, nameOrEmail), { first: 0, limit: 1 }, signal);
        return found.ok ? ok(found.value.find((user) => user[name] === nameOrEmail)) : found;
      }
      // Auth0 keeps addresses in small letters and compares them letter by letter.
      const email = nameOrEmail.toLowerCase();
      const found = await api.call(
        { doing: t`look for user ${nameOrEmail}`, scope: 'read:users' },
        signal,
        ({ users }) => users.listUsersByEmail({ email }),
        (body) => pageIn(body, 'users', userIn),
      );
      return found.ok ? ok(found.value.items.find(isOfDatabase)) : found;
    },
    createUser: (connection, { email, firstName, lastName, password }, signal) =>
      api.call(
        {
          doing: t`create user ${email}`,
          scope: 'create:users',
          nextStep: t`Change what Auth0 names (the password policy of the connection decides) and run this again.`,
        },
        signal,
        ({ users }) =>
          users.create(
            {
              connection,
              email,
              password,
              email_verified: true,
              ...filled({ given_name: firstName, family_name: lastName, name: `${firstName} ${lastName}`.trim() }),
            },
            domainHeader(loginDomain),
          ),
        userIn,
        [password],
      ),
    async setPassword(userId, connection, password, signal) {
      const operation: Operation = {
        doing: t`set the password of ${userId}`,
        scope: 'update:users',
        nextStep: t`Choose a password that the policy of the connection allows.`,
      };
      const set = await api.call(
        operation,
        signal,
        ({ users }) => users.update(userId, { connection, password }, domainHeader(loginDomain)),
        userIn,
        [password],
      );
      return done(set);
    },
    grants: (clientId, audience, signal) =>
      allFrom((from) =>
        api.call(
          { doing: t`list the grants of application ${clientId}`, scope: 'read:client_grants' },
          signal,
          ({ grants }) => grants.list({ client_id: clientId, audience, take: pageSize, ...begin(from) }),
          (body) => pageIn(body, 'client_grants', grantIn),
        ),
      ),
    createGrant: (clientId, audience, scope, signal) =>
      api.call(
        { doing: t`give application ${clientId} a grant for ${audience}`, scope: 'create:client_grants' },
        signal,
        ({ grants }) => grants.create({ client_id: clientId, audience, scope: [...scope] }),
        grantIn,
      ),
  };
}

type Answer<T> = Promise<Result<T, Failure>>;

interface Stretch {
  readonly first: number;
  readonly limit: number;
}

/** Nobody needs the secrets of all applications at once. */
const listedApplication = {
  fields: 'client_secret,signing_keys',
  include_fields: false,
  per_page: pageSize,
  include_totals: true,
  is_global: false,
};

/** The rest of a connection is not asked for: it holds the secrets of social logins. */
const listedConnection = { fields: 'id,name,strategy', include_fields: true, take: pageSize };

const begin = (from: string | undefined): { readonly from?: string } => (from === undefined ? {} : { from });

/** Older tenants list the one that stands for them all also when it is not asked for. */
const ownApplication = <T extends { readonly global?: boolean }>(application: T | undefined): T | undefined =>
  application?.global === true ? undefined : application;

/** A tenant with several custom domains wants to be told on whose behalf a user is written. */
const domainHeader = (domain: string): { readonly headers?: Record<string, string> } =>
  domain === '' ? {} : { headers: { 'auth0-custom-domain': domain } };

/** Auth0 refuses a name without a character. */
const filled = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));

/** The SDK's types list every value that Auth0 knows; an application that is there may have another. */
const sendable = (settings: ApplicationSettings): CreateContent & UpdateContent =>
  settings as unknown as CreateContent & UpdateContent;

type CreateContent = Parameters<Sdk['clients']['create']>[0];
type UpdateContent = NonNullable<Parameters<Sdk['clients']['update']>[1]>;

const done = (result: Result<unknown, Failure>): Result<void, Failure> => (result.ok ? ok(undefined) : result);
