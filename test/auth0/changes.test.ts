import assert from 'node:assert/strict';
import type { NewAdministrator } from '../../src/idp/change';
import type { ClientSettings } from '../../src/idp/directory';
import { addApplication, addConnection, addUser, usualDatabase } from '../support/auth0Double/state';
import { calm, connectTo, failureOf, make, planOf, realmOf, valueOf, withDouble } from './sessions';
import { applicationOf, enabledFor, writesOf } from './tenantState';

const administrator: NewAdministrator = {
  username: 'ada',
  email: 'Ada@acme.example',
  firstName: 'Ada',
  lastName: 'Admin',
  password: 'n0t-Temporary!',
};

describe('a change of an application’s settings at Auth0', () => {
  const double = withDouble();
  const change = (clientId: string, set: Partial<ClientSettings>) =>
    ({ kind: 'change-client', realm: realmOf(double()), clientId, set }) as const;

  it('sends what differs, and nothing else changes', async () => {
    const before = addApplication(double().tenant, {
      name: 'Ours',
      app_type: 'regular_web',
      callbacks: ['https://om.acme.example/callback'],
      web_origins: ['https://om.acme.example'],
      grant_types: ['authorization_code', 'http://auth0.com/oauth/grant-type/password-realm', 'implicit'],
      client_metadata: { team: 'data' },
      jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 77 },
    });
    const { client_id: clientId } = before;
    await make(
      await connectTo(double()),
      change(clientId, {
        redirectUris: ['https://om.acme.example/callback', 'https://b.acme.example/callback'],
        postLogoutUris: ['https://om.acme.example'],
        directAccessGrants: false,
        implicitFlow: true,
      }),
    );
    assert.deepEqual(applicationOf(double(), clientId), {
      ...before,
      callbacks: ['https://om.acme.example/callback', 'https://b.acme.example/callback'],
      allowed_logout_urls: ['https://om.acme.example'],
      grant_types: ['authorization_code', 'implicit'],
    });
  });

  it('switches grants on and off one by one', async () => {
    const { client_id: clientId } = addApplication(double().tenant, {
      name: 'Ours',
      grant_types: ['refresh_token', 'client_credentials'],
    });
    const session = await connectTo(double());
    await make(session, change(clientId, { standardFlow: true, implicitFlow: true, directAccessGrants: true }));
    assert.deepEqual(applicationOf(double(), clientId).grant_types, [
      'refresh_token',
      'client_credentials',
      'authorization_code',
      'implicit',
      'password',
    ]);
    await make(session, change(clientId, { standardFlow: false, implicitFlow: false, directAccessGrants: false }));
    assert.deepEqual(applicationOf(double(), clientId).grant_types, ['refresh_token', 'client_credentials']);
  });

  it('does nothing where all is as wanted', async () => {
    const { client_id: clientId } = addApplication(double().tenant, {
      name: 'Ours',
      callbacks: ['https://a/callback', 'https://b/callback'],
    });
    const session = await connectTo(double());
    const plan = await planOf(
      session,
      change(clientId, { redirectUris: ['https://b/callback', 'https://a/callback'] }),
    );
    assert.deepEqual(
      plan.steps.map(({ kind }) => kind),
      ['keep'],
    );
    valueOf(await session.apply(plan, () => undefined, calm));
    assert.deepEqual(writesOf(double()), []);
  });

  it('refuses what Auth0 has no switch for, addresses that are none, and the tenant’s own', async () => {
    const session = await connectTo(double());
    const { client_id: clientId } = addApplication(double().tenant, { name: 'Ours' });
    for (const set of [
      { enabled: false },
      { requiresPkce: true },
      { redirectUris: ['https://*.acme.example/callback'] },
      { webOrigins: ['https://om.acme.example/'] },
    ]) {
      failureOf(await session.plan(change(clientId, set), calm), 'invalid');
    }
    const own = [...double().tenant.applications.values()].find(({ global }) => global);
    failureOf(await session.plan(change(own?.client_id ?? '', { implicitFlow: true }), calm), 'invalid');
    failureOf(await session.plan(change('nobody', { implicitFlow: true }), calm), 'not-found');
  });

  it('warns when it is the connection’s own application', async () => {
    const plan = await planOf(await connectTo(double()), change(double().machine.clientId, { implicitFlow: true }));
    assert.match(plan.warnings.join('\n'), /This connection itself signs in with OpenMetadata SSO in VS Code/);
  });
});

describe('another secret at Auth0', () => {
  const double = withDouble();
  const request = (clientId: string) => ({ kind: 'renew-secret', realm: realmOf(double()), clientId }) as const;

  it('is made and told, with a warning of what breaks and of the overlap', async () => {
    const { client_id: clientId, client_secret: old } = addApplication(double().tenant, {
      name: 'Ours',
      app_type: 'regular_web',
    });
    const session = await connectTo(double());
    const plan = await planOf(session, request(clientId));
    assert.match(plan.warnings.join('\n'), /Every other deployment with the old secret of Ours/);
    assert.match(plan.warnings.join('\n'), /up to 30 seconds/);
    assert.ok(!JSON.stringify(plan).includes(old));
    const { clientSecret } = valueOf(await session.apply(plan, () => undefined, calm));
    assert.notEqual(clientSecret, old);
    assert.equal(clientSecret, applicationOf(double(), clientId).client_secret);
    const again = valueOf(await (await connectTo(double())).apply(plan, () => undefined, calm));
    assert.equal(again.clientSecret, clientSecret, 'the plan is done already, also for another session');
  });

  it('is not made for a public application', async () => {
    const { client_id: clientId } = addApplication(double().tenant, { name: 'Page', app_type: 'spa' });
    const failure = failureOf(await (await connectTo(double())).plan(request(clientId), calm), 'invalid');
    assert.match(failure.message, /Page is public/);
  });

  for (const scope of ['read:client_keys', 'update:client_keys']) {
    it(`is not made without ${scope}: it would break everything and help nobody`, async () => {
      const { client_id: clientId } = addApplication(double().tenant, { name: 'Ours', app_type: 'regular_web' });
      double().scopes.delete(scope);
      const failure = failureOf(await (await connectTo(double())).plan(request(clientId), calm), 'forbidden');
      assert.match(failure.message, new RegExp(scope));
    });
  }
});

describe('other changes at Auth0', () => {
  const double = withDouble();
  const ours = (settings = {}): string =>
    addApplication(double().tenant, {
      name: 'Ours',
      app_type: 'regular_web',
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['authorization_code', 'refresh_token'],
      ...settings,
    }).client_id;

  it('deletes an application, showing all that goes with it', async () => {
    const clientId = ours({ callbacks: ['https://om.acme.example/callback'] });
    const session = await connectTo(double());
    const plan = await planOf(session, { kind: 'delete-client', realm: realmOf(double()), clientId });
    assert.deepEqual(
      plan.steps[0]?.details.find(({ setting }) => setting === 'Allowed Callback URLs'),
      { setting: 'Allowed Callback URLs', before: 'https://om.acme.example/callback', after: 'deleted' },
    );
    assert.match(plan.warnings.join('\n'), /Nobody can sign in through Ours any more/);
    valueOf(await session.apply(plan, () => undefined, calm));
    assert.ok(!double().tenant.applications.has(clientId));
    assert.equal((await planOf(session, plan.request)).steps[0]?.kind, 'keep');
  });

  it('creates a user in the usual database', async () => {
    await make(await connectTo(double()), { kind: 'create-user', realm: realmOf(double()), user: administrator });
    assert.deepEqual(
      [...double().tenant.users.values()].map(({ connection }) => connection),
      [usualDatabase],
    );
  });

  it('sets a password in the database that the user is of, for good only', async () => {
    addConnection(double().tenant, { name: 'Staff', strategy: 'auth0' });
    const { user_id: id } = addUser(double().tenant, {
      email: 'ada@acme.example',
      password: 'old',
      connection: 'Staff',
    });
    const session = await connectTo(double());
    const request = {
      kind: 'set-password',
      realm: realmOf(double()),
      username: 'ada@acme.example',
      password: 'Br4nd-new!',
      temporary: false,
    } as const;
    const plan = await planOf(session, request);
    assert.ok(!JSON.stringify(plan.steps).includes(request.password));
    valueOf(await session.apply(plan, () => undefined, calm));
    assert.equal(double().tenant.users.get(id)?.password, request.password);
    failureOf(await session.plan({ ...request, temporary: true }, calm), 'invalid');
    failureOf(await session.plan({ ...request, username: 'nobody@acme.example' }, calm), 'not-found');
  });

  it('enables a connection that is named', async () => {
    const clientId = ours();
    const session = await connectTo(double());
    const request = {
      kind: 'enable-connection',
      realm: realmOf(double()),
      clientId,
      connection: 'google-oauth2',
    } as const;
    const plan = await planOf(session, request);
    assert.deepEqual(plan.steps[0]?.details, [{ setting: 'Connection google-oauth2', before: 'off', after: 'on' }]);
    assert.match(plan.warnings.join('\n'), /Everybody with an account at google-oauth2/);
    valueOf(await session.apply(plan, () => undefined, calm));
    assert.deepEqual(enabledFor(double(), clientId), ['google-oauth2']);
    assert.equal((await planOf(session, request)).steps[0]?.kind, 'keep');
    failureOf(await session.plan({ ...request, connection: 'none' }, calm), 'not-found');
  });

  describe('what OpenMetadata’s settings page tests', () => {
    const request = (clientId: string) =>
      ({ kind: 'allow-settings-test', realm: realmOf(double()), clientId }) as const;

    it('is allowed with a grant type and a grant without a scope, and with the reason', async () => {
      const clientId = ours();
      const session = await connectTo(double());
      const plan = await planOf(session, request(clientId));
      assert.deepEqual(
        plan.steps.map(({ id, kind }) => `${id} ${kind}`),
        ['grant-type change', 'grant create'],
      );
      assert.match(plan.warnings.join('\n'), /Users sign in without this.*Invalid client secret/);
      assert.match(plan.warnings.join('\n'), /no scope, so it may do nothing/);
      assert.doesNotMatch(plan.warnings.join('\n'), /custom domain/);
      valueOf(await session.apply(plan, () => undefined, calm));
      assert.deepEqual(applicationOf(double(), clientId).grant_types, [
        'authorization_code',
        'refresh_token',
        'client_credentials',
      ]);
      const grants = [...double().tenant.grants.values()].filter(({ client_id: id }) => id === clientId);
      assert.deepEqual(
        grants.map(({ audience, scope }) => [audience, scope]),
        [[`${double().url}/api/v2/`, []]],
      );
      const again = await planOf(session, request(clientId));
      assert.deepEqual(
        again.steps.map(({ kind }) => kind),
        ['keep', 'keep'],
      );
    });

    it('warns of scopes that a grant has', async () => {
      const clientId = ours({ grant_types: ['authorization_code', 'client_credentials'] });
      const audience = `${double().url}/api/v2/`;
      double().tenant.grants.set('cgr_1', { id: 'cgr_1', client_id: clientId, audience, scope: ['read:users'] });
      const plan = await planOf(await connectTo(double()), request(clientId));
      assert.match(plan.warnings.join('\n'), /has 1 scope of the Management API/);
    });

    it('is nothing for a public application, and names a scope that is missing', async () => {
      const session = await connectTo(double());
      failureOf(await session.plan(request(ours({ token_endpoint_auth_method: 'none' })), calm), 'invalid');
      double().scopes.delete('create:client_grants');
      const few = await connectTo(double());
      const failure = failureOf(await few.plan(request(ours()), calm), 'forbidden');
      assert.match(failure.message, /create:client_grants/);
    });
  });

  it('has none that Auth0 has no word for', async () => {
    const session = await connectTo(double());
    const kinds = ['create-realm', 'attach-scopes', 'create-sign-in-client'] as const;
    for (const kind of kinds) {
      assert.ok(!session.changes.has(kind));
      const request = { kind, realm: realmOf(double()), clientId: 'x' };
      failureOf(await session.plan(request, calm), 'invalid');
    }
  });
});
