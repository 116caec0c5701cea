import assert from 'node:assert/strict';
import type { ChangeRequest, Plan } from '../../src/idp/change';
import type { Session } from '../../src/idp/provider';
import { admin, freshName, freshRealm, freshServiceAccount, freshUser, one, storedClient, type Json } from './arrange';
import {
  adminSession,
  calm,
  connectAs,
  connectService,
  failureOf,
  make,
  planOf,
  requestFor,
  setUp,
  valueOf,
} from './sessions';
import { writesOf } from './requests';

/** A realm with a client like OpenMetadata's, to which others have added what we know nothing of. */
async function realmWithClient(settings: Json = {}): Promise<{ readonly realm: string; readonly clientId: string }> {
  const realm = await freshRealm();
  const clientId = 'open-metadata';
  await admin('POST', `/${realm}/clients`, {
    clientId,
    rootUrl: 'https://om.acme.example/',
    redirectUris: ['https://om.acme.example/callback', 'https://om.acme.example/silent-callback'],
    webOrigins: ['https://om.acme.example'],
    serviceAccountsEnabled: true,
    authorizationServicesEnabled: true,
    consentRequired: true,
    attributes: { 'access.token.lifespan': '77', 'post.logout.redirect.uris': 'https://om.acme.example/' },
    protocolMappers: [
      {
        name: 'theirs',
        protocol: 'openid-connect',
        protocolMapper: 'oidc-hardcoded-claim-mapper',
        config: { 'claim.name': 'team', 'claim.value': 'data' },
      },
    ],
    ...settings,
  });
  return { realm, clientId };
}

const without = (object: Json, names: readonly string[]): Json =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));

/** What somebody else configured, and we must not touch. */
async function theirs(realm: string, clientId: string): Promise<Json> {
  const client = await storedClient(realm, clientId);
  const resources = await admin('GET', `/${realm}/clients/${client.id}/authz/resource-server/resource`);
  const own = ['enabled', 'standardFlowEnabled', 'implicitFlowEnabled', 'directAccessGrantsEnabled'];
  const lists = ['redirectUris', 'webOrigins', 'attributes'];
  const attributes = without(client['attributes'] as Json, ['post.logout.redirect.uris', 'pkce.code.challenge.method']);
  return { ...without(client, [...own, ...lists]), attributes, resources };
}

const steps = ({ steps: planned }: Plan): readonly string[] => planned.map(({ id, kind }) => `${kind} ${id}`);

describe('every change at Keycloak', function () {
  this.timeout(120_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  /** Applies, then plans and applies again: that finds nothing to do, and writes nothing. */
  async function twice(request: ChangeRequest): Promise<Plan> {
    const plan = await planOf(session, request);
    valueOf(await session.apply(plan, () => undefined, calm));
    const again = await planOf(session, request);
    assert.ok(
      again.steps.every(({ kind }) => kind === 'keep'),
      JSON.stringify(again.steps),
    );
    assert.deepEqual(again.warnings, []);
    const writes = await writesOf(async () => {
      valueOf(await session.apply(again, () => undefined, calm));
      // The first plan too has nothing left to do.
      valueOf(await session.apply(plan, () => undefined, calm));
    });
    assert.deepEqual(
      writes.filter((write) => !/^POST .*\/users\/?$/.test(write)),
      [],
    );
    return plan;
  }

  describe('the settings of a client', () => {
    it('changes what is asked for, shows it first, and keeps what others configured', async () => {
      const place = await realmWithClient();
      const client = await storedClient(place.realm, place.clientId);
      await admin('POST', `/${place.realm}/clients/${client.id}/authz/resource-server/resource`, {
        name: 'a resource',
      });
      const before = await theirs(place.realm, place.clientId);
      const set = {
        enabled: false,
        standardFlow: false,
        implicitFlow: true,
        directAccessGrants: true,
        redirectUris: ['https://om.acme.example/silent-callback', 'https://new.acme.example/callback'],
        postLogoutUris: ['https://new.acme.example/', 'https://new.acme.example'],
        webOrigins: ['+'],
        requiresPkce: true,
      };
      const plan = await twice({ kind: 'change-client', ...place, set });
      assert.deepEqual(steps(plan), ['change client']);
      assert.deepEqual(
        plan.steps[0]?.details.map(({ setting, before: was, after }) => [setting, was, after]),
        [
          ['Enabled', 'on', 'off'],
          ['Standard flow', 'on', 'off'],
          ['Implicit flow', 'off', 'on'],
          ['Direct access grants', 'off', 'on'],
          ['PKCE Method', 'none', 'S256'],
          [
            'Valid redirect URIs',
            'https://om.acme.example/callback, https://om.acme.example/silent-callback',
            'https://new.acme.example/callback, https://om.acme.example/silent-callback',
          ],
          [
            'Valid post logout redirect URIs',
            'https://om.acme.example/',
            'https://new.acme.example, https://new.acme.example/',
          ],
          ['Web origins', 'https://om.acme.example', '+'],
        ],
      );
      assert.match(
        plan.warnings.join('\n'),
        /come back to at https:\/\/om\.acme\.example\/callback can sign nobody in/,
      );
      const details = valueOf(await session.client(place.realm, place.clientId, calm));
      assert.ok(details !== undefined);
      for (const [name, value] of Object.entries(set)) {
        const actual: unknown = Reflect.get(details, name);
        const sorted = Array.isArray(actual) ? (actual as string[]).toSorted() : actual;
        assert.deepEqual(sorted, Array.isArray(value) ? value.toSorted() : value, name);
      }
      assert.deepEqual(await theirs(place.realm, place.clientId), before);
    });

    it('takes every setting back again', async () => {
      const place = await realmWithClient();
      const before = await storedClient(place.realm, place.clientId);
      const were = valueOf(await session.client(place.realm, place.clientId, calm));
      assert.ok(were !== undefined);
      const { enabled, standardFlow, implicitFlow, directAccessGrants, requiresPkce } = were;
      const { redirectUris, postLogoutUris, webOrigins } = were;
      await make(session, {
        kind: 'change-client',
        ...place,
        set: { enabled: false, requiresPkce: true, redirectUris: ['https://x.acme.example/'], postLogoutUris: [] },
      });
      const set = {
        ...{ enabled, standardFlow, implicitFlow, directAccessGrants, requiresPkce },
        ...{ redirectUris, postLogoutUris, webOrigins },
      };
      await make(session, { kind: 'change-client', ...place, set });
      assert.deepEqual(await storedClient(place.realm, place.clientId), before);
    });

    it('refuses addresses that Keycloak would take or answer with an error 500', async () => {
      const place = await realmWithClient({ redirectUris: ['https://theirs.acme.example/*'] });
      const refused: readonly (readonly [string, readonly string[]])[] = [
        ['redirectUris', ['*']],
        ['redirectUris', ['https://om.acme.example/*']],
        ['redirectUris', ['javascript:alert(1)']],
        ['redirectUris', ['https://om.acme.example/callback#x']],
        ['redirectUris', [`https://om.acme.example/${'x'.repeat(255)}`]],
        ['postLogoutUris', ['*']],
        ['webOrigins', ['https://om.acme.example/callback']],
      ];
      const writes = await writesOf(async () => {
        for (const [setting, value] of refused) {
          failureOf(
            await session.plan({ kind: 'change-client', ...place, set: { [setting]: value } }, calm),
            'invalid',
          );
        }
      });
      assert.deepEqual(writes, []);
      const kept = ['https://theirs.acme.example/*', 'https://om.acme.example/callback'];
      await make(session, { kind: 'change-client', ...place, set: { redirectUris: kept } });
      // None at all is none: Keycloak puts a wildcard in its place only when it creates a client.
      await make(session, { kind: 'change-client', ...place, set: { redirectUris: [] } });
      assert.deepEqual((await storedClient(place.realm, place.clientId))['redirectUris'], []);
    });

    it('does not overwrite what somebody else changed since the plan, and keeps what they changed elsewhere', async () => {
      const place = await realmWithClient();
      const plan = await planOf(session, {
        kind: 'change-client',
        ...place,
        set: { redirectUris: ['https://ours.acme.example/callback'] },
      });
      const client = await storedClient(place.realm, place.clientId);
      await admin('PUT', `/${place.realm}/clients/${client.id}`, {
        ...client,
        redirectUris: ['https://a.acme.example/'],
      });
      const writes = await writesOf(async () => {
        const failure = failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
        assert.match(failure.message, /Valid redirect URIs/);
      });
      assert.deepEqual(writes, []);
      await admin('PUT', `/${place.realm}/clients/${client.id}`, { ...client, name: 'renamed' });
      valueOf(await session.apply(plan, () => undefined, calm));
      const after = await storedClient(place.realm, place.clientId);
      assert.deepEqual([after['name'], after['redirectUris']], ['renamed', ['https://ours.acme.example/callback']]);
    });

    it('says so when the client is gone, before the plan and after', async () => {
      const place = await realmWithClient();
      const request = { kind: 'change-client', ...place, set: { enabled: false } } as const;
      const plan = await planOf(session, request);
      const { id } = await storedClient(place.realm, place.clientId);
      await admin('DELETE', `/${place.realm}/clients/${id}`);
      failureOf(await session.apply(plan, () => undefined, calm), 'not-found');
      failureOf(await session.plan(request, calm), 'not-found');
      failureOf(await session.plan({ ...request, clientId: 'account' }, calm), 'invalid');
    });
  });

  describe('client scopes', () => {
    it('attaches those that are missing, and no other', async () => {
      const place = await realmWithClient({ defaultClientScopes: ['roles'], optionalClientScopes: ['phone', 'email'] });
      const before = await theirs(place.realm, place.clientId);
      const plan = await twice({ kind: 'attach-scopes', ...place });
      assert.deepEqual(steps(plan), ['change scopes']);
      assert.deepEqual(plan.steps[0]?.details, [
        { setting: 'Client scope profile', before: 'not attached', after: 'Default' },
      ]);
      const after = await theirs(place.realm, place.clientId);
      const attached = [...(before['defaultClientScopes'] as readonly string[]), 'profile'].toSorted();
      assert.deepEqual(after, { ...before, defaultClientScopes: attached });
    });

    it('names the scope that the realm lacks, and the client', async () => {
      const place = await realmWithClient({ defaultClientScopes: ['roles'], optionalClientScopes: [] });
      failureOf(await session.plan({ kind: 'attach-scopes', ...place, clientId: 'nobody' }, calm), 'not-found');
      const scopes = (await admin('GET', `/${place.realm}/client-scopes`)) as { id: string; name: string }[];
      const email = scopes.find(({ name }) => name === 'email');
      await admin('DELETE', `/${place.realm}/client-scopes/${email?.id ?? ''}`);
      const failure = failureOf(await session.plan({ kind: 'attach-scopes', ...place }, calm), 'not-found');
      assert.match(failure.message, /no client scope email/);
    });
  });

  describe('a client’s secret', () => {
    const secretOf = async (realm: string): Promise<unknown> => (await storedClient(realm, 'open-metadata'))['secret'];

    /** As if the secret had been set long ago: Keycloak keeps the time to the second. */
    async function aged(place: { readonly realm: string; readonly clientId: string }): Promise<unknown> {
      const client = await storedClient(place.realm, place.clientId);
      const attributes = { ...(client['attributes'] as Json), 'client.secret.creation.time': '1700000000' };
      await admin('PUT', `/${place.realm}/clients/${client.id}`, { ...client, attributes });
      return client['secret'];
    }

    it('is renewed, with a warning of what breaks, and told', async () => {
      const place = await realmWithClient();
      const old = await aged(place);
      const before = await theirs(place.realm, place.clientId);
      const plan = await planOf(session, { kind: 'renew-secret', ...place });
      assert.deepEqual(plan.steps[0]?.details, [
        { setting: 'Client Secret', before: 'set at 2023-11-14 22:13:20 UTC', after: 'a new one' },
      ]);
      assert.match(plan.warnings.join(), /old secret is refused at once/);
      assert.ok(!JSON.stringify(plan).includes(String(old)));
      const { clientSecret } = valueOf(await session.apply(plan, () => undefined, calm));
      assert.notEqual(clientSecret, old);
      assert.equal(clientSecret, await secretOf(place.realm));
      const after = await theirs(place.realm, place.clientId);
      const renewed = ['attributes', 'secret'];
      assert.deepEqual(without(after, renewed), without(before, renewed));
    });

    it('is not renewed twice by one plan: a repeat tells the one that there is', async () => {
      const place = await realmWithClient();
      await aged(place);
      const plan = await planOf(session, { kind: 'renew-secret', ...place });
      const { clientSecret } = valueOf(await session.apply(plan, () => undefined, calm));
      const writes = await writesOf(async () => {
        assert.deepEqual(valueOf(await session.apply(plan, () => undefined, calm)), { clientSecret });
      });
      assert.deepEqual(writes, []);
    });

    it('is that of somebody else who was faster', async () => {
      const place = await realmWithClient();
      await aged(place);
      const plan = await planOf(session, { kind: 'renew-secret', ...place });
      const { id } = await storedClient(place.realm, place.clientId);
      await admin('POST', `/${place.realm}/clients/${id}/client-secret`);
      const { clientSecret } = valueOf(await session.apply(plan, () => undefined, calm));
      assert.equal(clientSecret, await secretOf(place.realm));
    });

    it('is none that a public client has', async () => {
      const place = await realmWithClient({
        publicClient: true,
        serviceAccountsEnabled: false,
        authorizationServicesEnabled: false,
      });
      assert.match(
        failureOf(await session.plan({ kind: 'renew-secret', ...place }, calm), 'invalid').message,
        /public/,
      );
    });
  });

  describe('deleting a client', () => {
    it('shows what is lost, and finds it gone the second time', async () => {
      const place = await realmWithClient();
      const plan = await twice({ kind: 'delete-client', ...place });
      assert.deepEqual(steps(plan), ['delete client']);
      assert.match(plan.warnings.join(), /Nobody can sign in through open-metadata/);
      assert.ok(plan.steps[0]?.details.every(({ before, after }) => before !== undefined && after === 'deleted'));
      assert.equal(valueOf(await session.client(place.realm, place.clientId, calm)), undefined);
    });

    it('does not delete a client that somebody changed or made anew', async () => {
      const place = await realmWithClient();
      const plan = await planOf(session, { kind: 'delete-client', ...place });
      const { id } = await storedClient(place.realm, place.clientId);
      await admin('DELETE', `/${place.realm}/clients/${id}`);
      await admin('POST', `/${place.realm}/clients`, {
        clientId: place.clientId,
        redirectUris: ['https://b.acme.example/'],
      });
      failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
      await storedClient(place.realm, place.clientId);
    });

    it('leaves Keycloak’s own clients alone', async () => {
      const { realm } = await realmWithClient();
      for (const clientId of ['account', 'realm-management', 'admin-cli', 'security-admin-console']) {
        failureOf(await session.plan({ kind: 'delete-client', realm, clientId }, calm), 'invalid');
      }
      failureOf(
        await session.plan({ kind: 'delete-client', realm: 'master', clientId: `${realm}-realm` }, calm),
        'invalid',
      );
    });
  });

  describe('users', () => {
    const person = (username: string) => ({
      username,
      email: `${username}@acme.example`,
      firstName: 'Grace',
      lastName: 'O’Hara-Çelik',
      password: 'n0t "temporary" ü',
    });

    it('creates one who can sign in at once, and keeps one who is there', async () => {
      const realm = await freshRealm();
      const user = person(freshName('grace'));
      const plan = await twice({ kind: 'create-user', realm, user });
      assert.deepEqual(steps(plan), ['create user']);
      assert.ok(!JSON.stringify(plan.steps).includes(user.password));
      valueOf(await connectAs(realm, user.username, user.password));
      await make(session, { kind: 'create-user', realm, user: { ...user, password: 'another' } });
      valueOf(await connectAs(realm, user.username, user.password));
    });

    it('knows a user whom the realm has named by their address', async () => {
      const realm = await freshRealm({ registrationEmailAsUsername: true });
      await twice({ kind: 'create-user', realm, user: person('grace') });
      await one(`/${realm}/users?email=grace@acme.example`);
    });

    it('warns of a user who is there and cannot sign in to OpenMetadata', async () => {
      const realm = await freshRealm();
      await freshUser(realm, [], { username: 'grace', email: '', enabled: false });
      const { warnings } = await planOf(session, { kind: 'create-user', realm, user: person('Grace') });
      assert.match(warnings.join('\n'), /is disabled/);
      assert.match(warnings.join('\n'), /has no e-mail address/);
    });

    it('sets a password, for good or for the next sign-in only', async () => {
      const realm = await freshRealm();
      const { username } = await freshUser(realm);
      const request = { kind: 'set-password', realm, username, password: 'a "new" one ü' } as const;
      const plan = await planOf(session, { ...request, temporary: false });
      assert.match(plan.steps[0]?.details[0]?.before ?? '', /^set at \d{4}-/);
      assert.ok(!JSON.stringify(plan.steps).includes(request.password));
      valueOf(await session.apply(plan, () => undefined, calm));
      valueOf(await connectAs(realm, username, request.password));
      await make(session, { ...request, temporary: true });
      const user = await one(`/${realm}/users?username=${username}&exact=true`);
      assert.deepEqual(user['requiredActions'], ['UPDATE_PASSWORD']);
      await make(session, { ...request, temporary: false });
      valueOf(await connectAs(realm, username, request.password));
    });

    it('tells the words of the password policy, and who is not there', async () => {
      const realm = await freshRealm({ passwordPolicy: 'length(12)' });
      const { username } = await freshUser(realm);
      const request = { kind: 'set-password', realm, username, password: 'sh0rt-Pw', temporary: false } as const;
      const plan = await planOf(session, request);
      const failure = failureOf(await session.apply(plan, () => undefined, calm), 'invalid', [request.password]);
      assert.match(failure.serverWords ?? '', /minimum length 12|Password policy not met/);
      failureOf(await session.plan({ ...request, username: 'nobody' }, calm), 'not-found');
    });

    it('does not overwrite a password that somebody else has set since', async () => {
      const realm = await freshRealm();
      const { username } = await freshUser(realm);
      const user = await one(`/${realm}/users?username=${username}&exact=true`);
      const [old] = (await admin('GET', `/${realm}/users/${user.id}/credentials`)) as { id: string }[];
      const plan = await planOf(session, { kind: 'set-password', realm, username, password: 'ours', temporary: false });
      await admin('DELETE', `/${realm}/users/${user.id}/credentials/${old?.id ?? ''}`);
      const failure = failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
      assert.match(failure.message, new RegExp(`The password of ${username} has been changed by someone else`));
    });
  });

  it('makes a realm, also when the plan is carried out twice', async () => {
    const realm = freshName('Data-sec');
    const plan = await planOf(session, { kind: 'create-realm', realm });
    valueOf(await session.apply(plan, () => undefined, calm));
    valueOf(await session.apply(plan, () => undefined, calm));
  });

  describe('what an administrator can import instead', () => {
    for (const flow of ['authorization-code', 'implicit'] as const) {
      it(`makes the same client, ${flow}`, async () => {
        const [ours, theirs, partly] = [await freshRealm(), await freshRealm(), await freshRealm()];
        const request = requestFor(ours, { flow, name: 'OpenMetadata', openMetadataUrl: 'https://om.acme.example' });
        const { plan } = await setUp(session, request);
        assert.ok(plan.importable !== undefined);
        const client = JSON.parse(plan.importable) as Json;
        assert.ok(!('secret' in client));
        // What "Import client" in the admin console sends.
        await admin('POST', `/${theirs}/clients`, client);
        await admin('POST', `/${partly}/partialImport`, { ifResourceExists: 'FAIL', clients: [client] });
        for (const realm of [theirs, partly]) {
          const again = await planOf(session, { ...request, realm });
          assert.deepEqual(steps(again), ['keep realm', 'keep client', 'keep scopes']);
          assert.equal(again.importable, undefined);
        }
      });
    }
  });

  it('takes names that are hard to write', async () => {
    const realm = `${freshName('Data sec')}'ü`;
    await admin('POST', '', { realm, enabled: true });
    for (const clientId of ['a"b\'c', 'https://om.acme.example/a b?c=d&e#f%g', 'ünï–čøde 目录', 'x'.repeat(233)]) {
      await admin('POST', `/${encodeURIComponent(realm)}/clients`, { clientId, defaultClientScopes: ['roles'] });
      const place = { realm, clientId };
      await make(session, { kind: 'change-client', ...place, set: { enabled: false, implicitFlow: true } });
      await make(session, { kind: 'attach-scopes', ...place });
      const { clientSecret } = await make(session, { kind: 'renew-secret', ...place });
      assert.equal(valueOf(await session.clientSecret(realm, clientId, calm)), clientSecret);
      await make(session, { kind: 'delete-client', ...place });
      assert.equal(valueOf(await session.client(realm, clientId, calm)), undefined);
    }
    for (const username of ['o’hara', 'a_b-c', 'grace@acme.example', 'çelik', 'a+b']) {
      const user = { username, email: 'x@acme.example', firstName: 'A', lastName: 'B', password: 'pw' };
      const email = username.includes('@') ? username : `${freshName('mail')}@acme.example`;
      await make(session, { kind: 'create-user', realm, user: { ...user, email } });
      await make(session, { kind: 'set-password', realm, username, password: 'pw2', temporary: true });
      const { steps: again } = await planOf(session, { kind: 'create-user', realm, user: { ...user, email } });
      assert.equal(again[0]?.kind, 'keep', username);
    }
  });

  it('names the right that an account lacks, for every kind', async () => {
    const place = await realmWithClient({ defaultClientScopes: ['roles'], optionalClientScopes: [] });
    const { realm } = place;
    const { username, password } = await freshUser(realm, ['view-clients', 'view-users']);
    const viewer = valueOf(await connectAs(realm, username, password));
    const set = { enabled: false };
    const user = { username: 'someone', email: 's@acme.example', firstName: 'A', lastName: 'B', password: 'pw' };
    const needed: readonly (readonly [ChangeRequest, RegExp])[] = [
      [{ kind: 'change-client', ...place, set }, /manage-clients/],
      [{ kind: 'attach-scopes', ...place }, /manage-clients/],
      [{ kind: 'renew-secret', ...place }, /manage-clients/],
      [{ kind: 'delete-client', ...place }, /manage-clients/],
      [{ kind: 'create-user', realm, user }, /manage-users/],
      [{ kind: 'set-password', realm, username, password: 'pw', temporary: false }, /manage-users/],
      [{ kind: 'create-realm', realm: freshName('R') }, /create-realm/],
    ];
    for (const [request, role] of needed) {
      const plan = await viewer.plan(request, calm);
      const outcome = plan.ok ? await viewer.apply(plan.value, () => undefined, calm) : plan;
      assert.match(failureOf(outcome, 'forbidden', [password]).message, role, request.kind);
    }
  });

  it('warns who would cut off their own connection', async () => {
    const realm = await freshRealm();
    const account = await freshServiceAccount(realm, ['manage-clients']);
    const service = valueOf(await connectService(realm, account));
    const place = { realm, clientId: account.clientId };
    for (const request of [
      { kind: 'renew-secret', ...place },
      { kind: 'delete-client', ...place },
      { kind: 'change-client', ...place, set: { enabled: false } },
    ] as const) {
      assert.match((await planOf<ChangeRequest>(service, request)).warnings.join(), /This connection itself/);
    }
  });
});
