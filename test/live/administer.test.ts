import assert from 'node:assert/strict';
import { admin, freshName, freshRealm, freshUser, storedClient } from './arrange';
import {
  adminSession,
  calm,
  connectAs,
  failureOf,
  planOf,
  recordingHost,
  requestFor,
  setUp,
  valueOf,
  make,
} from './sessions';
import type { SetUpRequest } from '../../src/idp/change';
import type { Session } from '../../src/idp/provider';

const administrator = {
  username: 'admin-user',
  email: 'admin-user@example.com',
  firstName: 'Ada',
  lastName: 'Admin',
  password: 'New $ecret "für" Ada',
};

describe('the steps of OpenMetadata’s Keycloak pages', function () {
  this.timeout(30_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  it('step 2: lists the realms, master last and refused with the reason', async () => {
    const realm = await freshRealm({ displayName: 'Data security' });
    const realms = valueOf(await session.realms(calm));
    const own = realms.find(({ name }) => name === realm);
    assert.deepEqual(own, { name: realm, displayName: 'Data security', enabled: true });
    assert.equal(realms.at(-1)?.name, 'master');
    assert.match(realms.at(-1)?.refusal ?? '', /own administration/);
    failureOf(await session.plan(requestFor('master'), calm), 'invalid');
  });

  it('step 2: creates a realm, and says when the name is taken', async () => {
    const name = freshName('Data-sec');
    await make(session, { kind: 'create-realm', realm: name });
    assert.equal(valueOf(await session.realms(calm)).find((realm) => realm.name === name)?.enabled, true);
    failureOf(await session.plan({ kind: 'create-realm', realm: name }, calm), 'conflict');
  });

  it('authorization code: client authentication and Authorization on, standard flow only', async () => {
    const realm = await freshRealm();
    const request = requestFor(realm, { name: 'OpenMetadata', description: 'Data catalog' });
    const { plan, reported, clientSecret } = await setUp(session, request);
    assert.deepEqual(
      plan.steps.map(({ id, kind }) => [id, kind]),
      [
        ['realm', 'keep'],
        ['client', 'create'],
        ['scopes', 'create'],
      ],
    );
    assert.deepEqual(reported, plan.steps);
    assert.deepEqual(await settingsOf(realm), {
      name: 'OpenMetadata',
      description: 'Data catalog',
      enabled: true,
      publicClient: false,
      clientAuthenticatorType: 'client-secret',
      authorizationServicesEnabled: true,
      serviceAccountsEnabled: true,
      standardFlowEnabled: true,
      implicitFlowEnabled: false,
      directAccessGrantsEnabled: false,
      ...loginSettings,
    });
    const client = await storedClient(realm, 'open-metadata');
    assert.equal(clientSecret, client['secret']);
    assert.equal(valueOf(await session.clientSecret(realm, 'open-metadata', calm)), client['secret']);
    await admin('GET', `/${realm}/clients/${client.id}/authz/resource-server`);
  });

  it('implicit: a public client, standard and implicit flow, no secret', async () => {
    const realm = await freshRealm();
    const { clientSecret } = await setUp(session, requestFor(realm, { flow: 'implicit' }));
    assert.deepEqual(await settingsOf(realm), {
      name: undefined,
      description: undefined,
      enabled: true,
      publicClient: true,
      clientAuthenticatorType: 'client-secret',
      authorizationServicesEnabled: undefined,
      serviceAccountsEnabled: false,
      standardFlowEnabled: true,
      implicitFlowEnabled: true,
      directAccessGrantsEnabled: false,
      ...loginSettings,
    });
    assert.equal(clientSecret, undefined);
    assert.equal(valueOf(await session.clientSecret(realm, 'open-metadata', calm)), undefined);
  });

  it('attaches email and profile, also where the realm does not by default, and makes no scope openid', async () => {
    const realm = await freshRealm();
    const scopes = (await admin('GET', `/${realm}/client-scopes`)) as { id: string; name: string }[];
    for (const { id } of scopes.filter(({ name }) => name === 'email' || name === 'profile')) {
      await admin('DELETE', `/${realm}/default-default-client-scopes/${id}`);
    }
    await setUp(session, requestFor(realm));
    const client = await storedClient(realm, 'open-metadata');
    assert.ok(['email', 'profile'].every((scope) => (client['defaultClientScopes'] as string[]).includes(scope)));
    const after = (await admin('GET', `/${realm}/client-scopes`)) as { name: string }[];
    assert.ok(!after.some(({ name }) => name === 'openid'));
  });

  it('names the client scope that a realm lacks', async () => {
    const realm = await freshRealm();
    const scopes = (await admin('GET', `/${realm}/client-scopes`)) as { id: string; name: string }[];
    const email = scopes.find(({ name }) => name === 'email');
    await admin('DELETE', `/${realm}/client-scopes/${email?.id ?? ''}`);
    const plan = await planOf(session, requestFor(realm));
    assert.match(
      failureOf(await session.apply(plan, () => undefined, calm), 'not-found').message,
      /no client scope email/,
    );
  });

  it('creates realm, client and first administrator, who can sign in at once', async () => {
    const realm = freshName('Data-sec');
    const host = recordingHost();
    const request = requestFor(realm, { createRealm: true, administrator });
    const { plan, clientSecret = '-' } = await setUp(await adminSession(host), request);
    assert.ok(host.lines.some((line) => line.startsWith('create user admin-user')));
    assert.ok(!host.lines.some((line) => line.includes(administrator.password) || line.includes(clientSecret)));
    assert.deepEqual(
      plan.steps.map(({ kind }) => kind),
      ['create', 'create', 'create', 'create'],
    );
    assert.ok(!JSON.stringify(plan.steps).includes(administrator.password));
    const [user] = (await admin('GET', `/${realm}/users?username=admin-user&exact=true`)) as Record<string, unknown>[];
    assert.equal(user?.['email'], administrator.email);
    assert.equal(user['emailVerified'], true);
    assert.deepEqual(user['requiredActions'], []);
    assert.deepEqual([user['firstName'], user['lastName']], ['Ada', 'Admin']);
    valueOf(await connectAs(realm, administrator.username, administrator.password));
  });

  it('keeps an administrator that is there, with the password they have', async () => {
    const realm = await freshRealm();
    const credentials = [{ type: 'password', value: 'their own', temporary: false }];
    await freshUser(realm, [], { username: 'admin-user', email: 'boss@example.com', credentials });
    const { plan } = await setUp(session, requestFor(realm, { administrator }));
    assert.equal(plan.steps.at(-1)?.kind, 'keep');
    valueOf(await connectAs(realm, 'admin-user', 'their own'));
  });

  it('lists clients without Keycloak’s own, and says what each is for', async () => {
    const realm = await freshRealm();
    await setUp(session, requestFor(realm, { name: 'OpenMetadata' }));
    await admin('POST', `/${realm}/clients`, { clientId: 'grafana', redirectUris: ['https://grafana.example.com/x'] });
    await admin('POST', `/${realm}/clients`, { clientId: 'saml-app', protocol: 'saml' });
    const clients = valueOf(await session.clients(realm, calm));
    assert.deepEqual(
      clients.map(({ clientId, flow, forOpenMetadata }) => [clientId, flow, forOpenMetadata]),
      [
        ['grafana', 'authorization-code', false],
        ['open-metadata', 'authorization-code', true],
      ],
    );
    const { id } = await storedClient(realm, 'open-metadata');
    assert.match(session.consoleUrl(realm, 'open-metadata'), new RegExp(`/console/#/${realm}/clients/${id}/settings$`));
  });

  it('lists nothing of Keycloak’s own in master either, where it has a client for every realm', async () => {
    const realm = await freshRealm();
    await storedClient('master', `${realm}-realm`);
    const clients = valueOf(await session.clients('master', calm));
    assert.deepEqual(
      clients.filter(({ clientId }) => clientId.endsWith('-realm')),
      [],
    );
  });

  it('shows a client’s details', async () => {
    const realm = await freshRealm();
    assert.equal(valueOf(await session.client(realm, 'open-metadata', calm)), undefined);
    await setUp(session, requestFor(realm));
    const details = valueOf(await session.client(realm, 'open-metadata', calm));
    assert.ok(details !== undefined);
    assert.deepEqual([...details.redirectUris].sort(), loginSettings.redirectUris);
    assert.ok(details.scopes?.includes('email'));
    const age = Date.now() - (details.secretCreated?.getTime() ?? 0);
    assert.ok(age >= -1000 && age < 60_000, `set just now, ${age.toString()} ms ago`);
  });

  it('searches users by name, e-mail and names', async () => {
    const realm = await freshRealm();
    const { username } = await freshUser(realm, [], { firstName: 'Grace', email: 'grace.h@example.com' });
    for (const search of [username, 'grace.h', 'Grace']) {
      assert.deepEqual(valueOf(await session.users(realm, { search: search, first: 0, limit: 10 }, calm)), [
        { username, email: 'grace.h@example.com', firstName: 'Grace', lastName: 'Example', enabled: true },
      ]);
    }
    await freshUser(realm);
    assert.equal(valueOf(await session.users(realm, { search: '', first: 0, limit: 1 }, calm)).length, 1);
    assert.deepEqual(valueOf(await session.users(realm, { search: 'nobody', first: 0, limit: 10 }, calm)), []);
  });

  it('says where sign-in with a realm happens', async () => {
    const realm = await freshRealm();
    const endpoints = valueOf(await session.endpoints(realm, calm));
    assert.match(endpoints.issuer, new RegExp(`^http://127\\.0\\.0\\.1:\\d+/realms/${realm}$`));
    assert.equal(endpoints.jwksUri, `${endpoints.issuer}/protocol/openid-connect/certs`);
    assert.equal(endpoints.discoveryUri, `${endpoints.issuer}/.well-known/openid-configuration`);
    failureOf(await session.endpoints('no-such-realm', calm), 'not-found');
  });

  it('takes names with characters that URLs treat specially', async () => {
    const realm = await freshRealm();
    const clientId = 'https://om.example.com/a b?c=d&e#f%g"ü';
    await setUp(session, requestFor(realm, { client: clientId }));
    assert.equal(valueOf(await session.client(realm, clientId, calm))?.clientId, clientId);
    const spaced = `${freshName('Data sec')}'ü`;
    await admin('POST', '', { realm: spaced, enabled: true });
    await setUp(session, requestFor(spaced));
    assert.equal(valueOf(await session.clients(spaced, calm)).length, 1);
  });

  it('keeps OpenMetadata’s base path in every address', async () => {
    const realm = await freshRealm();
    await setUp(session, requestFor(realm, { openMetadataUrl: 'https://data.example.com/catalog' }));
    const client = await storedClient(realm, 'open-metadata');
    assert.deepEqual(client['redirectUris'], [
      'https://data.example.com/catalog/callback',
      'https://data.example.com/catalog/silent-callback',
    ]);
    assert.deepEqual(client['webOrigins'], ['https://data.example.com']);
  });

  it('refuses before it asks Keycloak what Keycloak would answer with an error of its own', async () => {
    const realm = await freshRealm();
    const wrong: readonly Partial<SetUpRequest>[] = [
      { client: '' },
      { client: ' open-metadata' },
      { client: 'x'.repeat(234) },
      { client: 'realm-management' },
      { description: 'x'.repeat(256) },
      { openMetadataUrl: 'openmetadata' },
      { openMetadataUrl: `http://localhost:8585/${'x'.repeat(250)}` },
      { createRealm: true, realm: 'a/b' },
      { createRealm: true, realm: '..' },
      { createRealm: true, realm: 'x'.repeat(232) },
    ];
    for (const changes of wrong) failureOf(await session.plan(requestFor(realm, changes), calm), 'invalid');
    await setUp(session, requestFor(realm, { client: 'x'.repeat(233) }));
  });
});

const loginSettings = {
  rootUrl: 'http://localhost:8585/',
  baseUrl: 'http://localhost:8585/',
  redirectUris: ['http://localhost:8585/callback', 'http://localhost:8585/silent-callback'],
  webOrigins: ['http://localhost:8585'],
  postLogout: 'http://localhost:8585##http://localhost:8585/',
};

/** The settings that the pages speak of, as Keycloak stored them. */
async function settingsOf(realm: string): Promise<Record<string, unknown>> {
  const client = await storedClient(realm, 'open-metadata');
  const attributes = client['attributes'] as Record<string, unknown>;
  return {
    name: client['name'],
    description: client['description'],
    enabled: client['enabled'],
    publicClient: client['publicClient'],
    clientAuthenticatorType: client['clientAuthenticatorType'],
    authorizationServicesEnabled: client['authorizationServicesEnabled'],
    serviceAccountsEnabled: client['serviceAccountsEnabled'],
    standardFlowEnabled: client['standardFlowEnabled'],
    implicitFlowEnabled: client['implicitFlowEnabled'],
    directAccessGrantsEnabled: client['directAccessGrantsEnabled'],
    rootUrl: client['rootUrl'],
    baseUrl: client['baseUrl'],
    redirectUris: client['redirectUris'],
    webOrigins: client['webOrigins'],
    postLogout: attributes['post.logout.redirect.uris'],
  };
}
