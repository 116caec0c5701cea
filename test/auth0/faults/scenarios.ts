import assert from 'node:assert/strict';
import type { ChangeRequest, NewAdministrator } from '../../../src/idp/change';
import type { Changes } from '../../../src/idp/auth0/changes/change';
import type { Auth0Double } from '../../support/auth0Double/auth0Double';
import { addUser, type StoredApplication } from '../../support/auth0Double/state';
import { realmOf, requestFor } from '../sessions';
import { applicationOf, onlyNamed } from '../tenantState';

/** One change that faults are tried on: what it begins with, and what was asked for. */
export interface Scenario {
  readonly title: string;
  /** Puts into the tenant what the change is about; the application "theirs" is there already. */
  arrange?(double: Auth0Double): void;
  request(double: Auth0Double): ChangeRequest;
  /** Fails unless the caller was told what is there. */
  verify?(double: Auth0Double, applied: unknown): void;
}

export const administrator: NewAdministrator = {
  username: 'ada',
  email: 'ada@acme.example',
  firstName: 'Ada',
  lastName: 'Admin',
  password: 'n0t-Temporary!',
};

/** An application that others have made, which OpenMetadata's takes over. */
export const theirs = {
  client_id: 'theirs0000000000000000000000theo',
  client_secret: 'their-own-secret-which-is-rather-long',
  name: 'Theirs',
  app_type: 'regular_web',
  token_endpoint_auth_method: 'client_secret_post',
  oidc_conformant: true,
  is_first_party: true,
  description: 'Of another team',
  callbacks: ['https://other.acme.example/cb'],
  allowed_logout_urls: ['https://other.acme.example/'],
  web_origins: ['https://other.acme.example'],
  grant_types: ['authorization_code', 'implicit', 'client_credentials'],
  jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 77, secret_encoded: true, scopes: { a: {} } },
  refresh_token: { rotation_type: 'non-rotating', expiration_type: 'non-expiring', leeway: 7 },
  client_metadata: { team: 'data' },
};

const place = (double: Auth0Double) => ({ realm: realmOf(double), clientId: theirs.client_id });

function tellsSecretOf(applied: unknown, application: StoredApplication): void {
  assert.equal((applied as { readonly clientSecret?: string }).clientSecret, application.client_secret);
}

/** Every kind of change, in each way that makes requests of its own. The compiler asks for those of a new kind. */
const byKind: Readonly<Record<keyof Changes, readonly Scenario[]>> = {
  'set-up': [
    {
      title: 'a set-up with an administrator',
      request: (double) => requestFor(double, { administrator, description: 'Catalog' }),
      verify(double, applied) {
        const made = onlyNamed(double, 'OpenMetadata');
        assert.equal((applied as { readonly clientId: string }).clientId, made.client_id);
        tellsSecretOf(applied, made);
      },
    },
    {
      title: 'a set-up of a Single Page Application',
      request: (double) => requestFor(double, { flow: 'implicit' }),
      verify(double, applied) {
        onlyNamed(double, 'OpenMetadata');
        assert.ok(!JSON.stringify(applied).includes('clientSecret'));
      },
    },
    {
      title: 'a set-up that takes an application over by its ID',
      request: (double) => requestFor(double, { client: theirs.client_id, administrator }),
      verify: (double, applied) => {
        tellsSecretOf(applied, applicationOf(double, theirs.client_id));
      },
    },
    {
      title: 'a set-up that takes an application over by its name, and makes it public',
      request: (double) => requestFor(double, { client: theirs.name, flow: 'implicit' }),
    },
  ],
  'change-client': [
    {
      title: 'other addresses and grants',
      request: (double) => ({
        kind: 'change-client',
        ...place(double),
        set: {
          redirectUris: [...theirs.callbacks, 'https://data.acme.example/callback'],
          postLogoutUris: ['https://data.acme.example'],
          implicitFlow: false,
        },
      }),
    },
  ],
  'renew-secret': [
    {
      title: 'another secret',
      request: (double) => ({ kind: 'renew-secret', ...place(double) }),
      verify(double, applied) {
        assert.notEqual(applicationOf(double, theirs.client_id).client_secret, theirs.client_secret);
        tellsSecretOf(applied, applicationOf(double, theirs.client_id));
      },
    },
  ],
  'delete-client': [
    {
      title: 'the end of an application',
      request: (double) => ({ kind: 'delete-client', ...place(double) }),
    },
  ],
  'create-user': [
    {
      title: 'a new user',
      request: (double) => ({ kind: 'create-user', realm: realmOf(double), user: administrator }),
    },
  ],
  'set-password': [
    {
      title: 'another password',
      arrange({ tenant }) {
        addUser(tenant, { email: administrator.email, password: 'their own' });
      },
      request: (double) => ({
        kind: 'set-password',
        realm: realmOf(double),
        username: administrator.email,
        password: administrator.password,
        temporary: false,
      }),
    },
  ],
  'enable-connection': [
    {
      title: 'a connection that is enabled',
      request: (double) => ({ kind: 'enable-connection', ...place(double), connection: 'google-oauth2' }),
    },
  ],
  'allow-settings-test': [
    {
      title: 'what the settings page tests',
      arrange({ tenant }) {
        tenant.applications.set(theirs.client_id, { ...theirs, grant_types: ['authorization_code', 'implicit'] });
      },
      request: (double) => ({ kind: 'allow-settings-test', ...place(double) }),
    },
  ],
};

export const scenarios: readonly Scenario[] = Object.values(byKind).flat();
