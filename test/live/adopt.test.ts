import assert from 'node:assert/strict';
import type { Session } from '../../src/idp/provider';
import { admin, freshRealm, freshServiceAccount, storedClient, type Json } from './arrange';
import {
  administrator,
  adminSession,
  calm,
  connectService,
  failureOf,
  planOf,
  requestFor,
  setUp,
  valueOf,
} from './sessions';

describe('adopting a client', function () {
  this.timeout(30_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  const existing = async (settings: Json): Promise<string> => {
    const realm = await freshRealm();
    await admin('POST', `/${realm}/clients`, { clientId: 'open-metadata', ...settings });
    return realm;
  };

  it('refuses the client that the connection itself signs in with, and marks it where it lists clients', async () => {
    const realm = await freshRealm();
    const account = await freshServiceAccount(realm, ['manage-clients', 'view-clients', 'view-realm']);
    const own = valueOf(await connectService(realm, account));
    const { message } = failureOf(await own.plan(requestFor(realm, { client: account.clientId }), calm), 'invalid');
    assert.match(message, /is the one that this connection itself signs in with/);
    const listed = valueOf(await own.clients(realm, calm));
    assert.deepEqual(
      listed.flatMap(({ clientId, ownAccount }) => (ownAccount === true ? [clientId] : [])),
      [account.clientId],
    );
    assert.equal(valueOf(await own.client(realm, account.clientId, calm))?.ownAccount, true);
    assert.ok(valueOf(await session.clients(realm, calm)).every(({ ownAccount }) => ownAccount === undefined));
  });

  it('changes only what OpenMetadata needs, and shows it first', async () => {
    const realm = await existing({
      name: 'Ours',
      redirectUris: ['https://other.example.com/cb'],
      webOrigins: ['https://other.example.com'],
      standardFlowEnabled: false,
      directAccessGrantsEnabled: true,
      consentRequired: true,
      serviceAccountsEnabled: true,
      authorizationServicesEnabled: true,
      attributes: { 'access.token.lifespan': '77', 'post.logout.redirect.uris': 'https://other.example.com/' },
    });
    const before = await storedClient(realm, 'open-metadata');
    await admin('POST', `/${realm}/clients/${before.id}/authz/resource-server/resource`, { name: 'a resource' });
    const { plan } = await setUp(session, requestFor(realm, { name: 'New name' }));
    assert.equal(plan.adopts, true);
    const step = plan.steps.find(({ id }) => id === 'client');
    assert.equal(step?.kind, 'change');
    assert.deepEqual(
      step.details.map(({ setting, before: was }) => [setting, was]),
      [
        ['Standard flow', 'off'],
        ['Valid redirect URIs', 'https://other.example.com/cb'],
        ['Valid post logout redirect URIs', 'https://other.example.com/'],
        ['Web origins', 'https://other.example.com'],
      ],
    );
    const after = await storedClient(realm, 'open-metadata');
    const uris = [
      'http://localhost:8585/callback',
      'http://localhost:8585/silent-callback',
      'https://other.example.com/cb',
    ];
    assert.deepEqual(after['redirectUris'], uris);
    assert.deepEqual(after['webOrigins'], ['http://localhost:8585', 'https://other.example.com']);
    const changed = ['redirectUris', 'webOrigins', 'standardFlowEnabled', 'attributes'];
    const kept = (client: Json): Json =>
      Object.fromEntries(Object.entries(client).filter(([name]) => !changed.includes(name)));
    assert.deepEqual(kept(after), kept(before));
    const attributes = after['attributes'] as Record<string, unknown>;
    assert.equal(attributes['access.token.lifespan'], '77');
    const resources = await admin(
      'GET',
      `/${realm}/clients/${after.id}/authz/resource-server/resource?name=a+resource`,
    );
    assert.equal((resources as unknown[]).length, 1, 'the resources of Authorization are still there');
  });

  it('finds nothing to do at a client that it made, in either flow', async () => {
    for (const flow of ['authorization-code', 'implicit'] as const) {
      const realm = await freshRealm();
      const request = requestFor(realm, { flow, administrator });
      const first = await setUp(session, request);
      const before = await storedClient(realm, 'open-metadata');
      const again = await setUp(session, request);
      assert.deepEqual(
        again.plan.steps.map(({ kind }) => kind),
        ['keep', 'keep', 'keep', 'keep'],
      );
      assert.deepEqual(again.plan.warnings, []);
      assert.equal(again.clientSecret, first.clientSecret);
      assert.deepEqual(await storedClient(realm, 'open-metadata'), before);
    }
  });

  it('leaves a redirect URI that covers OpenMetadata’s alone, and warns of it', async () => {
    const realm = await existing({
      rootUrl: 'http://localhost:8585',
      redirectUris: ['/*'],
      webOrigins: ['+'],
      attributes: { 'post.logout.redirect.uris': '+' },
    });
    const plan = await planOf(session, requestFor(realm));
    assert.equal(plan.steps.find(({ id }) => id === 'client')?.kind, 'keep');
    assert.match(plan.warnings.join(), /keeps the redirect URI \/\*/);
  });

  it('makes a confidential client public by name, with a warning', async () => {
    const realm = await existing({
      redirectUris: ['http://localhost:8585/*'],
      serviceAccountsEnabled: true,
      authorizationServicesEnabled: true,
    });
    const { plan, clientSecret } = await setUp(session, requestFor(realm, { flow: 'implicit' }));
    assert.match(plan.warnings.join('\n'), /becomes public: its secret stops working/);
    assert.match(plan.warnings.join('\n'), /deletes its resources and policies/);
    const details = plan.steps.find(({ id }) => id === 'client')?.details ?? [];
    assert.deepEqual(
      details.find(({ setting }) => setting === 'Client authentication'),
      {
        setting: 'Client authentication',
        before: 'on',
        after: 'off',
      },
    );
    const client = await storedClient(realm, 'open-metadata');
    assert.deepEqual([client['publicClient'], client['implicitFlowEnabled']], [true, true]);
    assert.equal(clientSecret, undefined);
  });

  it('makes a public client confidential by name, with a warning and a secret', async () => {
    const realm = await existing({ publicClient: true, redirectUris: ['http://localhost:8585/*'] });
    const { plan, clientSecret } = await setUp(session, requestFor(realm));
    assert.match(plan.warnings.join(), /becomes confidential/);
    assert.ok(clientSecret !== undefined && clientSecret.length > 20);
  });

  it('enables a disabled client, and attaches scopes that it lacks', async () => {
    const realm = await existing({ enabled: false, redirectUris: [], defaultClientScopes: ['roles'] });
    const { plan } = await setUp(session, requestFor(realm));
    const scopes = plan.steps.find(({ id }) => id === 'scopes');
    assert.equal(scopes?.title, 'Attach the client scopes email and profile to open-metadata');
    const client = await storedClient(realm, 'open-metadata');
    assert.equal(client['enabled'], true);
    assert.deepEqual(client['defaultClientScopes'], ['email', 'profile', 'roles']);
  });

  it('warns of PKCE, which OpenMetadata does not use by itself, and of pushed requests', async () => {
    const realm = await existing({
      redirectUris: ['http://localhost:8585/callback'],
      attributes: { 'pkce.code.challenge.method': 'S256', 'require.pushed.authorization.requests': 'true' },
    });
    const { warnings } = await planOf(session, requestFor(realm));
    assert.match(warnings.join('\n'), /requires PKCE \(S256\)/);
    assert.match(warnings.join('\n'), /pushed authorization requests only/);
  });

  it('does not take a SAML client, nor one of Keycloak’s own', async () => {
    const realm = await existing({ protocol: 'saml' });
    assert.match(failureOf(await session.plan(requestFor(realm), calm), 'conflict').message, /for SAML/);
    failureOf(await session.plan(requestFor(realm, { client: 'account' }), calm), 'invalid');
  });
});
