import assert from 'node:assert/strict';
import type { NewAdministrator } from '../../src/idp/change';
import { addApplication, addConnection, addUser, enable, usualDatabase } from '../support/auth0Double/state';
import { calm, connectTo, failureOf, make, planOf, realmOf, requestFor, setUp, valueOf, withDouble } from './sessions';
import { applicationOf, enabledFor, onlyNamed, writesOf } from './tenantState';

const administrator: NewAdministrator = {
  username: 'ada',
  email: 'Ada@acme.example',
  firstName: 'Ada',
  lastName: 'Admin',
  password: 'n0t-Temporary!',
};

describe('a set-up at Auth0', () => {
  const double = withDouble();

  it('shows what it will do, and changes nothing before it is applied', async () => {
    const plan = await planOf(await connectTo(double()), requestFor(double(), { administrator }));
    const realm = realmOf(double());
    assert.deepEqual(
      plan.steps.map(({ id, kind, title }) => `${id}: ${kind}: ${title}`),
      [
        `application: create: Create application OpenMetadata in tenant ${realm}`,
        `connection: change: Enable connection ${usualDatabase} for application OpenMetadata`,
        `administrator: create: Create user Ada@acme.example in tenant ${realm}`,
      ],
    );
    assert.deepEqual([plan.adopts, plan.clientId], [false, undefined]);
    assert.match(plan.warnings.join('\n'), /Unless the tenant enables connections for new applications by itself/);
    assert.ok(!JSON.stringify(plan.steps).includes(administrator.password));
    assert.deepEqual(writesOf(double()), []);
  });

  it('makes a Regular Web Application, lets people sign in to it and tells ID, secret and addresses', async () => {
    const { clientId, clientSecret, endpoints, reported } = await setUp(
      await connectTo(double()),
      requestFor(double(), { description: 'Catalog' }),
    );
    const made = onlyNamed(double(), 'OpenMetadata');
    assert.deepEqual([clientId, clientSecret], [made.client_id, made.client_secret]);
    assert.deepEqual(
      reported.map(({ id }) => id),
      ['application', 'connection'],
    );
    const { url } = double();
    assert.deepEqual(endpoints, {
      authority: url,
      issuer: `${url}/`,
      jwksUri: `${url}/.well-known/jwks.json`,
      discoveryUri: `${url}/.well-known/openid-configuration`,
    });
    const { app_type, token_endpoint_auth_method, oidc_conformant, grant_types, callbacks, description } = made;
    assert.deepEqual(
      { app_type, token_endpoint_auth_method, oidc_conformant, grant_types, callbacks, description },
      {
        app_type: 'regular_web',
        token_endpoint_auth_method: 'client_secret_post',
        oidc_conformant: true,
        grant_types: ['authorization_code', 'refresh_token'],
        callbacks: ['http://localhost:8585/callback', 'http://localhost:8585/silent-callback'],
        description: 'Catalog',
      },
    );
    assert.equal(made.jwt_configuration?.alg, 'RS256');
    assert.deepEqual(enabledFor(double(), clientId), [usualDatabase]);
  });

  it('makes a Single Page Application, and tells no secret although Auth0 gives it one', async () => {
    const { clientId, clientSecret } = await setUp(
      await connectTo(double()),
      requestFor(double(), { flow: 'implicit', openMetadataUrl: 'https://acme.example/data' }),
    );
    const made = applicationOf(double(), clientId);
    assert.equal(clientSecret, undefined);
    assert.ok(made.client_secret.length > 20);
    assert.deepEqual([made.app_type, made.token_endpoint_auth_method], ['spa', 'none']);
    assert.deepEqual([made.web_origins, made.allowed_origins], [['https://acme.example'], ['https://acme.example']]);
    assert.deepEqual(made.callbacks, [
      'https://acme.example/data/callback',
      'https://acme.example/data/silent-callback',
    ]);
    assert.deepEqual(made.allowed_logout_urls, ['https://acme.example/data', 'https://acme.example/data/signin']);
    assert.deepEqual(
      [made.refresh_token?.['rotation_type'], made.refresh_token?.['expiration_type']],
      ['rotating', 'expiring'],
    );
  });

  it('takes few requests, for a free tenant allows two a second', async () => {
    const session = await connectTo(double());
    const before = double().requests.length;
    const plan = await planOf(session, requestFor(double(), { administrator }));
    assert.deepEqual(asked(before), ['GET /api/v2/clients', 'GET /api/v2/connections', 'GET /api/v2/users-by-email']);
    const applying = double().requests.length;
    const { clientId } = valueOf(await session.apply(plan, () => undefined, calm));
    const connection = [...double().tenant.connections.values()].find(({ name }) => name === usualDatabase);
    assert.deepEqual(asked(applying), [
      'GET /api/v2/clients',
      'POST /api/v2/clients',
      `GET /api/v2/clients/${clientId}/connections`,
      'GET /api/v2/connections',
      `PATCH /api/v2/connections/${connection?.id ?? ''}/clients`,
      'GET /api/v2/users-by-email',
      'POST /api/v2/users',
      'GET /.well-known/openid-configuration',
    ]);
  });

  const asked = (from: number): readonly string[] =>
    double()
      .requests.slice(from)
      .map(({ method, path }) => `${method} ${path}`);

  it('creates the administrator in the database, with a verified address, and keeps one who is there', async () => {
    const session = await connectTo(double());
    const request = requestFor(double(), { administrator });
    await make(session, request);
    const [user, ...others] = double().tenant.users.values();
    assert.deepEqual(others, []);
    assert.deepEqual([user?.connection, user?.password], [usualDatabase, administrator.password]);
    const { email, email_verified, given_name, family_name, name } = user?.profile ?? {};
    assert.deepEqual(
      { email, email_verified, given_name, family_name, name },
      {
        email: 'ada@acme.example',
        email_verified: true,
        given_name: 'Ada',
        family_name: 'Admin',
        name: 'Ada Admin',
      },
    );
    const again = await planOf(session, { ...request, administrator: { ...administrator, password: 'An0ther!one' } });
    assert.ok(
      again.steps.every(({ kind }) => kind === 'keep'),
      JSON.stringify(again.steps),
    );
    valueOf(await session.apply(again, () => undefined, calm));
    assert.equal([...double().tenant.users.values()][0]?.password, administrator.password);
  });

  it('does not take for its own a user who has come meanwhile, with another password', async () => {
    const session = await connectTo(double());
    const plan = await planOf(session, requestFor(double(), { administrator }));
    void double()
      .arrival({ method: 'GET', path: /^\/api\/v2\/users-by-email/ })
      .then(() => {
        addUser(double().tenant, { email: 'ada@acme.example', password: 'of somebody else' });
      });
    failureOf(await session.apply(plan, () => undefined, calm), 'conflict', [administrator.password]);
    const { steps } = await planOf(session, requestFor(double(), { administrator }));
    assert.match(steps.at(-1)?.title ?? '', /^Keep user Ada@acme.example .* with the password it has$/);
    assert.equal(double().tenant.users.size, 1);
  });

  it('warns of an administrator who is there and cannot sign in', async () => {
    addUser(double().tenant, { email: 'ada@acme.example', password: 'x', blocked: true, email_verified: false });
    const plan = await planOf(await connectTo(double()), requestFor(double(), { administrator }));
    assert.equal(plan.steps.at(-1)?.kind, 'keep');
    assert.match(plan.warnings.join('\n'), /is blocked/);
    assert.match(plan.warnings.join('\n'), /has not verified/);
  });

  it('puts the administrator into a database that the application signs in from', async () => {
    const staff = addConnection(double().tenant, { name: 'Staff', strategy: 'auth0' });
    const { client_id: clientId } = addApplication(double().tenant, { name: 'OM', app_type: 'regular_web' });
    enable(double().tenant, staff.id, clientId);
    await make(await connectTo(double()), requestFor(double(), { client: clientId, administrator }));
    assert.deepEqual(
      [...double().tenant.users.values()].map(({ connection }) => connection),
      ['Staff'],
    );
    assert.deepEqual(enabledFor(double(), clientId), ['Staff']);
  });

  it('enables the first database where the tenant has not the usual one, and none of other kinds', async () => {
    for (const { id, name } of double().tenant.connections.values()) {
      if (name === usualDatabase) double().tenant.connections.delete(id);
    }
    const session = await connectTo(double());
    const none = await planOf(session, requestFor(double()));
    assert.equal(none.steps.find(({ id }) => id === 'connection')?.kind, 'keep');
    assert.match(none.warnings.join('\n'), /nobody can sign in until you enable one of google-oauth2\./);
    failureOf(await session.plan(requestFor(double(), { administrator }), calm), 'not-found');
    addConnection(double().tenant, { name: 'Staff', strategy: 'auth0' });
    const { clientId } = await make(session, requestFor(double()));
    assert.deepEqual(enabledFor(double(), clientId), ['Staff']);
  });

  it('refuses what Auth0 would, before anything is asked', async () => {
    const session = await connectTo(double());
    for (const wrong of [
      { client: 'a <b>' },
      { client: ' ' },
      { openMetadataUrl: 'om.acme.example' },
      { openMetadataUrl: 'https://om.acme.example/*' },
      { description: 'x'.repeat(141) },
    ]) {
      failureOf(await session.plan(requestFor(double(), wrong), calm), 'invalid');
    }
    assert.deepEqual(
      double().requests.filter(({ path }) => path.startsWith('/api')),
      [],
    );
  });

  describe('with fewer scopes', () => {
    const without = async (...scopes: readonly string[]) => {
      for (const scope of scopes) double().scopes.delete(scope);
      return connectTo(double());
    };

    it('names the one that it takes to create an application', async () => {
      const session = await without('create:clients');
      const plan = await planOf(session, requestFor(double()));
      const failure = failureOf(await session.apply(plan, () => undefined, calm), 'forbidden');
      assert.match(failure.message, /create:clients/);
    });

    it('warns that the secret may stay unknown, and fails with the scope instead of telling an empty one', async () => {
      const session = await without('read:client_keys');
      const plan = await planOf(session, requestFor(double()));
      assert.match(plan.warnings.join('\n'), /read:client_keys/);
      const failure = failureOf(await session.apply(plan, () => undefined, calm), 'forbidden');
      assert.match(failure.message, /Could not read the secret of application OpenMetadata.*read:client_keys/);
      double().scopes.add('read:client_keys');
      const { clientSecret } = valueOf(await (await connectTo(double())).apply(plan, () => undefined, calm));
      assert.equal(clientSecret, onlyNamed(double(), 'OpenMetadata').client_secret);
    });

    it('needs no secret for a Single Page Application', async () => {
      const session = await without('read:client_keys');
      const plan = await planOf(session, requestFor(double(), { flow: 'implicit' }));
      assert.doesNotMatch(plan.warnings.join('\n'), /read:client_keys/);
      assert.equal(valueOf(await session.apply(plan, () => undefined, calm)).clientSecret, undefined);
    });

    for (const scope of ['read:connections', 'update:connections']) {
      it(`leaves the connections alone without ${scope}, and says so`, async () => {
        const session = await without(scope);
        const { plan, clientId } = await setUp(session, requestFor(double()));
        assert.equal(plan.steps.find(({ id }) => id === 'connection')?.kind, 'keep');
        assert.match(plan.warnings.join('\n'), new RegExp(`Nobody can sign in to OpenMetadata unless.*${scope}`));
        assert.deepEqual(enabledFor(double(), clientId), []);
      });
    }

    it('says before it begins that it may create no user', async () => {
      const session = await without('create:users');
      const failure = failureOf(await session.plan(requestFor(double(), { administrator }), calm), 'forbidden');
      assert.match(failure.message, /create:users/);
    });

    it('creates a user whom it may not look for, and takes one who is there for the one', async () => {
      const session = await without('read:users');
      const request = requestFor(double(), { administrator });
      const { plan } = await setUp(session, request);
      assert.match(plan.warnings.join('\n'), /read:users/);
      assert.equal(double().tenant.users.size, 1);
      await make(session, request);
      assert.equal(double().tenant.users.size, 1);
    });
  });

  describe('of a tenant that enables connections for new applications', () => {
    const flagged = withDouble({ enablesConnections: true });

    it('leaves them as they are', async () => {
      const { clientId } = await setUp(await connectTo(flagged()), requestFor(flagged()));
      assert.deepEqual(enabledFor(flagged(), clientId), [usualDatabase, 'google-oauth2']);
      assert.ok(!writesOf(flagged()).some((line) => line.includes('/connections/')));
    });
  });

  describe('of a tenant with a custom domain', () => {
    const custom = withDouble({ customDomain: true });

    it('tells the addresses of that domain', async () => {
      const { endpoints } = await setUp(await connectTo(custom()), requestFor(custom()));
      assert.equal(endpoints.authority, custom().loginUrl);
      assert.equal(endpoints.issuer, `${custom().loginUrl}/`);
    });
  });
});
