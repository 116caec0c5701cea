import assert from 'node:assert/strict';
import type { ChangeRequest, NewAdministrator } from '../../../src/idp/change';
import type { Changes } from '../../../src/idp/keycloak/changes/change';
import { admin, one, storedClient } from '../arrange';
import { connectAs, requestFor, valueOf } from '../sessions';

/** One change that faults are tried on: what it begins with, and what was asked for. */
export interface Scenario {
  readonly title: string;
  /** The change makes its realm, so each try needs another. */
  readonly makesRealm?: boolean;
  /** Puts into the realm what the change is about. */
  arrange?(realm: string): Promise<void>;
  request(realm: string): ChangeRequest;
  /** Fails unless the caller was told what is there, and passwords are what they should be. */
  verify?(realm: string, applied: unknown): Promise<void>;
}

const clientId = 'open-metadata';

const administrator: NewAdministrator = {
  username: 'admin-user',
  email: 'admin-user@acme.example',
  firstName: 'Ada',
  lastName: 'Admin',
  password: 'n0t-temporary',
};

/** A client that others have set up, which OpenMetadata's takes over. */
const theirs = {
  clientId,
  name: 'Ours',
  redirectUris: ['https://other.acme.example/cb'],
  webOrigins: ['https://other.acme.example'],
  directAccessGrantsEnabled: true,
  consentRequired: true,
  serviceAccountsEnabled: true,
  authorizationServicesEnabled: true,
  attributes: { 'access.token.lifespan': '77', 'post.logout.redirect.uris': 'https://other.acme.example/' },
};

async function arrangeTheirs(realm: string): Promise<void> {
  await admin('POST', `/${realm}/clients`, theirs);
  const { id } = await storedClient(realm, clientId);
  await admin('POST', `/${realm}/clients/${id}/authz/resource-server/resource`, { name: 'a resource' });
}

async function verifySecret(realm: string, applied: unknown): Promise<void> {
  const { secret } = await storedClient(realm, clientId);
  assert.ok(typeof secret === 'string' && secret.length > 20);
  assert.equal((applied as { readonly clientSecret?: string }).clientSecret, secret);
}

const verifyPassword = async (realm: string): Promise<void> => {
  valueOf(await connectAs(realm, administrator.username, administrator.password));
};

/** Every kind of change, in each way that makes requests of its own. The compiler asks for those of a new kind. */
const byKind: Readonly<Record<keyof Changes, readonly Scenario[]>> = {
  'set-up': [
    {
      title: 'a set-up with a new realm',
      makesRealm: true,
      request: (realm) => requestFor(realm, { createRealm: true, administrator, name: 'OpenMetadata' }),
      async verify(realm, applied) {
        await verifySecret(realm, applied);
        await verifyPassword(realm);
      },
    },
    {
      title: 'a set-up that takes a client over and adds an administrator',
      async arrange(realm) {
        await arrangeTheirs(realm);
        const { id } = await storedClient(realm, clientId);
        const scopes = (await admin('GET', `/${realm}/client-scopes`)) as { id: string; name: string }[];
        for (const { id: scope } of scopes.filter(({ name }) => name === 'email' || name === 'profile')) {
          await admin('DELETE', `/${realm}/clients/${id}/default-client-scopes/${scope}`);
        }
      },
      request: (realm) => requestFor(realm, { administrator }),
      verify: verifySecret,
    },
    {
      title: 'a set-up of a public client',
      request: (realm) => requestFor(realm, { flow: 'implicit' }),
    },
  ],
  'create-realm': [{ title: 'a new realm', makesRealm: true, request: (realm) => ({ kind: 'create-realm', realm }) }],
  'change-client': [
    {
      title: 'a change of a client',
      arrange: arrangeTheirs,
      request: (realm) => ({
        kind: 'change-client',
        realm,
        clientId,
        set: {
          redirectUris: ['https://data.acme.example/callback'],
          postLogoutUris: ['https://data.acme.example'],
          webOrigins: ['https://data.acme.example'],
          directAccessGrants: false,
        },
      }),
    },
  ],
  'attach-scopes': [
    {
      title: 'scopes that a client lacks',
      arrange: async (realm) => {
        await admin('POST', `/${realm}/clients`, { ...theirs, defaultClientScopes: ['roles'] });
      },
      request: (realm) => ({ kind: 'attach-scopes', realm, clientId }),
    },
  ],
  'renew-secret': [
    {
      title: 'another secret',
      arrange: arrangeTheirs,
      request: (realm) => ({ kind: 'renew-secret', realm, clientId }),
      verify: verifySecret,
    },
  ],
  'delete-client': [
    {
      title: 'the end of a client',
      arrange: arrangeTheirs,
      request: (realm) => ({ kind: 'delete-client', realm, clientId }),
    },
  ],
  'create-user': [
    {
      title: 'a new user',
      request: (realm) => ({ kind: 'create-user', realm, user: administrator }),
      verify: verifyPassword,
    },
  ],
  'set-password': [
    {
      title: 'another password',
      async arrange(realm) {
        const { username, email, firstName, lastName } = administrator;
        const credentials = [{ type: 'password', value: 'their own', temporary: false }];
        await admin('POST', `/${realm}/users`, { username, email, firstName, lastName, enabled: true, credentials });
      },
      request: (realm) => ({
        kind: 'set-password',
        realm,
        username: administrator.username,
        password: administrator.password,
        temporary: false,
      }),
      async verify(realm) {
        await verifyPassword(realm);
        const { id } = await one(`/${realm}/users?username=${administrator.username}&exact=true`);
        const credentials = (await admin('GET', `/${realm}/users/${id}/credentials`)) as readonly unknown[];
        assert.equal(credentials.length, 1);
      },
    },
  ],
  'create-sign-in-client': [
    {
      title: 'the client that the extension signs in with',
      request: (realm) => ({ kind: 'create-sign-in-client', realm, clientId: 'openmetadata-vscode' }),
    },
  ],
};

export const scenarios: readonly Scenario[] = Object.values(byKind).flat();

/** What no message, log line or page of a proxy may repeat. */
export const secrets: readonly string[] = [administrator.password];
