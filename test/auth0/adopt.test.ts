import assert from 'node:assert/strict';
import type { SetUpRequest } from '../../src/idp/change';
import { addApplication, enable, usualDatabase, type StoredApplication } from '../support/auth0Double/state';
import { calm, connectTo, failureOf, make, planOf, realmOf, requestFor, setUp, valueOf, withDouble } from './sessions';
import { theirs } from './faults/scenarios';
import { applicationOf, enabledFor, onlyNamed, writesOf } from './tenantState';

describe('taking over an application at Auth0', () => {
  const double = withDouble();
  const openMetadataUrl = 'https://om.acme.example';
  const id = theirs.client_id;

  /** Puts an application of others into the tenant. */
  function arrange(settings: Partial<StoredApplication> = {}): void {
    const { tenant } = double();
    tenant.applications.set(id, { ...theirs, ...settings });
    for (const connection of tenant.connections.values()) {
      if (connection.name === usualDatabase) enable(tenant, connection.id, id);
    }
  }

  const request = (changes: Partial<SetUpRequest> = {}): SetUpRequest =>
    requestFor(double(), { client: id, openMetadataUrl, ...changes });

  for (const [how, client] of [
    ['ID', id],
    ['name', theirs.name],
  ] as const) {
    it(`finds it by its ${how}, adds what is missing and keeps the rest`, async () => {
      arrange();
      const { plan, clientId, clientSecret } = await setUp(await connectTo(double()), request({ client }));
      assert.deepEqual([plan.adopts, plan.clientId, plan.importable], [true, id, undefined]);
      assert.deepEqual([clientId, clientSecret], [id, theirs.client_secret]);
      assert.equal(plan.steps[0]?.title, `Change application Theirs in tenant ${realmOf(double())}`);
      assert.deepEqual(
        plan.steps[0].details.map(({ setting }) => setting),
        ['Allowed Callback URLs', 'Allowed Logout URLs', 'Grant Types'],
      );
      assert.deepEqual(applicationOf(double(), id), {
        ...theirs,
        callbacks: [...theirs.callbacks, `${openMetadataUrl}/callback`, `${openMetadataUrl}/silent-callback`],
        allowed_logout_urls: [...theirs.allowed_logout_urls, openMetadataUrl],
        grant_types: [...theirs.grant_types, 'refresh_token'],
      });
      assert.deepEqual(enabledFor(double(), id), [usualDatabase]);
    });
  }

  it('sends what differs and nothing else, an object as a whole', async () => {
    arrange({ jwt_configuration: { ...theirs.jwt_configuration, alg: 'HS256' } });
    await make(await connectTo(double()), request());
    const [patch, ...others] = double().requests.filter(({ method }) => method === 'PATCH');
    assert.deepEqual(others, []);
    assert.deepEqual(JSON.parse(patch?.body ?? ''), {
      callbacks: [...theirs.callbacks, `${openMetadataUrl}/callback`, `${openMetadataUrl}/silent-callback`],
      allowed_logout_urls: [...theirs.allowed_logout_urls, openMetadataUrl],
      grant_types: [...theirs.grant_types, 'refresh_token'],
      jwt_configuration: { ...theirs.jwt_configuration, alg: 'RS256' },
    });
  });

  it('keeps one that has all that it needs, and changes nothing', async () => {
    for (const flow of ['authorization-code', 'implicit'] as const) {
      const session = await connectTo(double());
      const made = await make(session, request({ client: `Made ${flow}`, flow }));
      const before = writesOf(double()).length;
      for (const client of [made.clientId, `Made ${flow}`]) {
        const { plan, clientId } = await setUp(session, request({ client, flow }));
        assert.deepEqual(
          plan.steps.map(({ kind }) => kind),
          ['keep', 'keep'],
        );
        assert.equal(clientId, made.clientId);
      }
      assert.equal(writesOf(double()).length, before);
      onlyNamed(double(), `Made ${flow}`);
    }
  });

  it('leaves alone what lets OpenMetadata in already', async () => {
    arrange({
      callbacks: ['https://*.acme.example/callback', 'https://o*.acme.example/silent-callback'],
      allowed_logout_urls: [openMetadataUrl],
      grant_types: ['authorization_code', 'refresh_token'],
    });
    const plan = await planOf(await connectTo(double()), request());
    assert.deepEqual(plan.steps[0]?.kind, 'keep');
    assert.match(plan.warnings.join('\n'), /keeps the callback URLs https:\/\/\*\.acme\.example\/callback/);
  });

  it('makes a confidential one public, says what breaks, and tells no secret', async () => {
    arrange();
    const { plan, clientSecret } = await setUp(await connectTo(double()), request({ flow: 'implicit' }));
    assert.equal(clientSecret, undefined);
    const told = plan.warnings.join('\n');
    assert.match(told, /Theirs becomes public: whatever signs in with its secret stops working/);
    assert.match(told, /can no longer ask for tokens as a machine/);
    const now = applicationOf(double(), id);
    assert.deepEqual([now.app_type, now.token_endpoint_auth_method], ['spa', 'none']);
    assert.deepEqual(now.grant_types, ['authorization_code', 'implicit', 'refresh_token']);
    assert.deepEqual(now.web_origins, [...theirs.web_origins, openMetadataUrl]);
    assert.deepEqual(now.refresh_token, {
      ...theirs.refresh_token,
      rotation_type: 'rotating',
      expiration_type: 'expiring',
      infinite_token_lifetime: false,
      infinite_idle_token_lifetime: false,
    });
    assert.ok(!JSON.stringify(plan).includes(theirs.client_secret));
  });

  it('makes a public one confidential, and tells the secret that Auth0 has kept for it', async () => {
    arrange({ app_type: 'spa', token_endpoint_auth_method: 'none' });
    const { plan, clientSecret } = await setUp(await connectTo(double()), request());
    assert.match(plan.warnings.join('\n'), /Theirs becomes confidential/);
    assert.equal(clientSecret, theirs.client_secret);
    const now = applicationOf(double(), id);
    assert.deepEqual([now.app_type, now.token_endpoint_auth_method], ['regular_web', 'client_secret_post']);
  });

  const broken: readonly (readonly [string, Partial<StoredApplication>, RegExp])[] = [
    ['HS256', { jwt_configuration: { alg: 'HS256' } }, /signed with the tenant’s key \(RS256\) instead of HS256/],
    ['no algorithm', { jwt_configuration: {} }, /instead of HS256/],
    ['older tokens', { oidc_conformant: false }, /becomes OIDC conformant/],
    ['a secret in the header', { token_endpoint_auth_method: 'client_secret_basic' }, /has to send it as Post/],
    ['a third party', { is_first_party: false }, /is a third-party application/],
    ['an organization', { organization_usage: 'require' }, /members of an organization only/],
    ['pushed requests', { require_pushed_authorization_requests: true }, /pushed authorization requests only/],
  ];
  for (const [what, settings, warning] of broken) {
    it(`warns of ${what}`, async () => {
      arrange(settings);
      const plan = await planOf(await connectTo(double()), request());
      assert.match(plan.warnings.join('\n'), warning);
      arrange();
      const quiet = await planOf(await connectTo(double()), request());
      assert.doesNotMatch(quiet.warnings.join('\n'), warning);
    });
  }

  it('warns that nobody can sign in, and enables a connection', async () => {
    double().tenant.applications.set(id, theirs);
    const { plan } = await setUp(await connectTo(double()), request());
    assert.match(plan.warnings.join('\n'), /No connection is enabled for Theirs, so nobody could sign in/);
    assert.deepEqual(enabledFor(double(), id), [usualDatabase]);
  });

  it('warns where the secret cannot be read, and fails with the scope after all else is done', async () => {
    arrange();
    double().scopes.delete('read:client_keys');
    const session = await connectTo(double());
    const plan = await planOf(session, request());
    assert.match(plan.warnings.join('\n'), /read:client_keys/);
    const failure = failureOf(await session.apply(plan, () => undefined, calm), 'forbidden', [theirs.client_secret]);
    assert.match(failure.message, /read:client_keys/);
    assert.equal((await planOf(session, request())).steps[0]?.kind, 'keep');
  });

  it('changes nothing that it cannot see whole: what is not seen would be lost', async () => {
    arrange();
    double().scopes.delete('read:clients');
    const session = await connectTo(double());
    const place = { realm: realmOf(double()), clientId: id };
    for (const change of [
      request(),
      { kind: 'change-client', ...place, set: { redirectUris: [] } },
      { kind: 'allow-settings-test', ...place },
    ] as const) {
      assert.match(failureOf(await session.plan(change, calm), 'forbidden').message, /the scope read:clients/);
    }
  });

  it('makes a machine’s application a Regular Web Application', async () => {
    arrange({ app_type: 'non_interactive', grant_types: ['authorization_code', 'client_credentials'] });
    await make(await connectTo(double()), request());
    const { app_type: type, grant_types: grants } = applicationOf(double(), id);
    assert.equal(type, 'regular_web');
    assert.deepEqual(grants, ['authorization_code', 'client_credentials', 'refresh_token']);
  });

  it('refuses applications that cannot become OpenMetadata’s', async () => {
    const session = await connectTo(double());
    const refused = async (client: string, kind: 'invalid' | 'conflict'): Promise<string> =>
      failureOf(await session.plan(request({ client }), calm), kind).message;
    assert.match(
      await refused(double().machine.clientId, 'invalid'),
      /^Application .* is the one that this connection itself/,
    );
    const listed = valueOf(await session.clients(realmOf(double()), calm));
    assert.deepEqual(
      listed.flatMap(({ clientId, ownAccount }) => (ownAccount === true ? [clientId] : [])),
      [double().machine.clientId],
    );
    const [all] = [...double().tenant.applications.values()].filter(({ global }) => global);
    assert.match(await refused(all?.client_id ?? '', 'invalid'), /stands for the tenant itself/);
    arrange({ app_type: 'resource_server' });
    assert.match(await refused(id, 'conflict'), /type resource_server, which cannot become OpenMetadata’s/);
    arrange({ client_authentication_methods: { private_key_jwt: { credentials: [] } } });
    assert.match(await refused(id, 'conflict'), /proves itself with a key/);
    assert.deepEqual(writesOf(double()), []);
  });

  it('does not choose between two of a name: it lists their IDs, and takes one of them by its ID', async () => {
    const [one, other] = [1, 2].map(() => addApplication(double().tenant, { name: 'OpenMetadata' }).client_id);
    const session = await connectTo(double());
    const failure = failureOf(await session.plan(request({ client: 'OpenMetadata' }), calm), 'conflict');
    assert.ok(failure.message.includes(one ?? '') && failure.message.includes(other ?? ''), failure.message);
    assert.match(failure.nextStep, /Choose one of them by its client ID/);
    const { clientId } = await make(session, request({ client: other ?? '' }));
    assert.equal(clientId, other);
    assert.equal(applicationOf(double(), one ?? '').callbacks, undefined);
  });

  it('creates nothing for an ID that is not there', async () => {
    const session = await connectTo(double());
    const failure = failureOf(await session.plan(request({ client: 'x'.repeat(32) }), calm), 'not-found');
    assert.match(failure.message, /has no application x{32}/);
  });

  it('names the one that has the callback already, before it creates another', async () => {
    arrange({ callbacks: [`${openMetadataUrl}/callback`] });
    const session = await connectTo(double());
    const plan = await planOf(session, request({ client: 'OpenMetadata' }));
    assert.equal(plan.steps[0]?.kind, 'create');
    assert.ok(plan.warnings.some((line) => line.includes(`Theirs (${id}) has the callback URL`)));
    const found = valueOf(await session.clients(realmOf(double()), calm));
    assert.deepEqual(
      found.filter(({ forOpenMetadata }) => forOpenMetadata).map(({ clientId }) => clientId),
      [id],
    );
  });

  for (const by of ['name', 'callback'] as const) {
    it(`finds one by its ${by} behind the first page of applications`, async () => {
      for (let nth = 0; nth < 130; nth += 1) addApplication(double().tenant, { name: `Application ${nth.toString()}` });
      arrange({ callbacks: [`${openMetadataUrl}/callback`] });
      const session = await connectTo(double());
      const plan = await planOf(session, request({ client: by === 'name' ? theirs.name : 'OpenMetadata' }));
      if (by === 'name') assert.equal(plan.clientId, id);
      else assert.ok(plan.warnings.some((line) => line.startsWith(`The application Theirs (${id}) has the callback`)));
      assert.ok(double().requests.some(({ query }) => query.includes('page=1')));
      const listed = valueOf(await session.clients(realmOf(double()), calm));
      assert.deepEqual(
        listed.flatMap(({ clientId, forOpenMetadata }) => (forOpenMetadata ? [clientId] : [])),
        [id],
        'what the questions offer first',
      );
    });
  }

  describe('that somebody else works on', () => {
    it('does not overwrite what has changed since the plan was made', async () => {
      arrange();
      const session = await connectTo(double());
      const plan = await planOf(session, request());
      const callbacks = [...theirs.callbacks, 'https://new.acme.example/cb'];
      arrange({ callbacks });
      const failure = failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
      assert.match(failure.message, /changed by someone else \(Allowed Callback URLs\)/);
      assert.deepEqual(writesOf(double()), []);
      await make(session, request());
      assert.deepEqual(applicationOf(double(), id).callbacks?.slice(0, 2), callbacks);
    });

    it('goes on with what is left where somebody has done a part of it', async () => {
      arrange();
      const session = await connectTo(double());
      const plan = await planOf(session, request());
      arrange({ grant_types: [...theirs.grant_types, 'refresh_token'] });
      valueOf(await session.apply(plan, () => undefined, calm));
      assert.deepEqual(applicationOf(double(), id).grant_types, [...theirs.grant_types, 'refresh_token']);
    });

    it('tells no secret of one that has become public', async () => {
      const session = await connectTo(double());
      arrange();
      await make(session, request());
      const plan = await planOf(session, request());
      assert.equal(plan.steps[0]?.kind, 'keep');
      arrange({ token_endpoint_auth_method: 'none' });
      failureOf(await session.apply(plan, () => undefined, calm), 'conflict', [theirs.client_secret]);
    });

    it('says that it was deleted', async () => {
      arrange();
      const session = await connectTo(double());
      for (const client of [id, theirs.name]) {
        arrange();
        const plan = await planOf(session, request({ client }));
        double().tenant.applications.delete(id);
        const kind = client === id ? 'not-found' : 'conflict';
        failureOf(await session.apply(plan, () => undefined, calm), kind);
        assert.deepEqual(writesOf(double()), []);
      }
    });

    it('keeps one of the same name that somebody made since, and leaves it alone if it is another', async () => {
      const session = await connectTo(double());
      const plan = await planOf(session, request({ client: theirs.name }));
      arrange();
      failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
      assert.deepEqual(applicationOf(double(), id), theirs);
      double().tenant.applications.delete(id);
      const other = await make(await connectTo(double()), request({ client: theirs.name }));
      const { clientId } = valueOf(await session.apply(plan, () => undefined, calm));
      assert.equal(clientId, other.clientId);
      onlyNamed(double(), theirs.name);
    });

    it('tells the ID of its own where two are made at the same moment, which Auth0 does not hinder', async () => {
      const session = await connectTo(double());
      const plan = await planOf(session, request({ client: theirs.name }));
      // Between the look and the creation.
      void double()
        .arrival({ method: 'GET', path: /^\/api\/v2\/clients\?/ })
        .then(() => {
          arrange();
        });
      const { clientId } = valueOf(await session.apply(plan, () => undefined, calm));
      assert.notEqual(clientId, id);
      assert.deepEqual(applicationOf(double(), id), theirs);
      const failure = failureOf(await session.plan(plan.request, calm), 'conflict');
      assert.ok(failure.message.includes(clientId) && failure.message.includes(id));
    });
  });
});
