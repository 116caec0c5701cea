import assert from 'node:assert/strict';
import type { Result } from '../../src/core/result';
import type { Failure } from '../../src/idp/failure';
import type { Session } from '../../src/idp/provider';
import { waitUntil } from '../support/wait';
import { admin, freshRealm, storedClient, type Json } from './arrange';
import { keycloakServer } from './hooks';
import { calm, failureOf, provider, reconnect, recordingHost, requestFor, setUp, valueOf } from './sessions';

/** A token as an administrator hands it out. */
async function tokenFor(realm: string, settings: Json = {}): Promise<string> {
  const made = await admin('POST', `/${realm}/clients-initial-access`, { count: 1, expiration: 3600, ...settings });
  return String((made as Json)['token']);
}

const connect = (initialAccessToken: string): Promise<Result<Session, Failure>> =>
  provider.connect(keycloakServer().url, 'initial-access-token', { initialAccessToken }, recordingHost(), calm);

describe('with an initial access token', function () {
  this.timeout(30_000);

  it('is for the realm of the token, and keeps the token out of the profile', async () => {
    const realm = await freshRealm();
    const token = await tokenFor(realm);
    const session = valueOf(await connect(`  ${token}\n`));
    assert.deepEqual(valueOf(await session.realms(calm)), [{ name: realm, enabled: true }]);
    assert.ok(!JSON.stringify(session.profile).includes(token));
    assert.equal(session.credential, token);
    assert.ok((await reconnect(session.profile, token)).ok);
  });

  for (const flow of ['authorization-code', 'implicit'] as const) {
    it(`creates a client for the ${flow} flow, as an administrator would have`, async () => {
      const realm = await freshRealm();
      const session = valueOf(await connect(await tokenFor(realm)));
      const { plan, clientSecret, endpoints } = await setUp(session, requestFor(realm, { flow }));
      assert.equal(plan.steps.length, 1);
      assert.match(endpoints.issuer, new RegExp(`/realms/${realm}$`));
      const stored = await storedClient(realm, 'open-metadata');
      assert.equal(clientSecret, flow === 'implicit' ? undefined : stored['secret']);
      assert.equal(stored['authorizationServicesEnabled'] ?? false, flow === 'authorization-code');
      assert.deepEqual(stored['redirectUris'], [
        'http://localhost:8585/callback',
        'http://localhost:8585/silent-callback',
      ]);
      const scopes = stored['defaultClientScopes'] as readonly string[];
      assert.ok(scopes.includes('email') && scopes.includes('profile'));
      assert.deepEqual(
        valueOf(await session.clients(realm, calm)).map((client) => client.clientId),
        ['open-metadata'],
      );
      assert.equal(valueOf(await session.clientSecret(realm, 'open-metadata', calm)), clientSecret);
    });
  }

  it('says in the plan what will not be done', async () => {
    const realm = await freshRealm();
    const session = valueOf(await connect(await tokenFor(realm)));
    const administrator = { username: 'ada', email: 'ada@acme.example', firstName: 'A', lastName: 'A', password: 'pw' };
    const plan = valueOf(await session.plan(requestFor(realm, { administrator }), calm));
    assert.match(plan.warnings.join(' '), /User ada will not be created/);
    assert.ok(!JSON.stringify(plan.warnings).includes('"pw"'));
  });

  it('refuses all else, and says why', async () => {
    const realm = await freshRealm();
    const session = valueOf(await connect(await tokenFor(realm)));
    assert.deepEqual([...session.changes], ['set-up']);
    failureOf(await session.plan(requestFor('another'), calm), 'forbidden');
    failureOf(await session.plan(requestFor(realm, { createRealm: true }), calm), 'forbidden');
    failureOf(await session.plan({ kind: 'create-realm', realm: 'another' }, calm), 'forbidden');
    failureOf(await session.client(realm, 'open-metadata', calm), 'forbidden');
    failureOf(await session.clientSecret(realm, 'open-metadata', calm), 'forbidden');
    failureOf(await session.users(realm, { search: '', first: 0, limit: 1 }, calm), 'forbidden');
    failureOf(await session.idToken(realm, 'open-metadata', 'ada', 'openid', calm), 'forbidden');
  });

  it('says that there is such a client, and leaves it alone and the token unused', async () => {
    const realm = await freshRealm();
    await admin('POST', `/${realm}/clients`, { clientId: 'open-metadata', secret: 'theirs', redirectUris: [] });
    const session = valueOf(await connect(await tokenFor(realm)));
    const plan = valueOf(await session.plan(requestFor(realm), calm));
    failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
    assert.deepEqual((await storedClient(realm, 'open-metadata'))['redirectUris'], []);
    await setUp(session, requestFor(realm, { client: 'another' }));
  });

  it('says that the token is used up, and finishes what it had begun itself', async () => {
    const realm = await freshRealm();
    const token = await tokenFor(realm);
    const session = valueOf(await connect(token));
    const first = await setUp(session, requestFor(realm));
    const again = await setUp(session, requestFor(realm));
    assert.equal(again.clientSecret, first.clientSecret);
    const plan = valueOf(await session.plan(requestFor(realm, { client: 'another' }), calm));
    const failure = failureOf(await session.apply(plan, () => undefined, calm), 'unauthorized', [token]);
    assert.match(failure.message, /is used up/);
  });

  it('takes no token that is none, has expired, or is of another server', async () => {
    failureOf(await connect('eyJ.nothing.here'), 'invalid', ['eyJ.nothing.here']);
    const realm = await freshRealm();
    const short = await tokenFor(realm, { expiration: 1 });
    const until = Date.now() + 2000;
    await waitUntil('the token has expired', () => Date.now() > until);
    failureOf(await connect(short), 'unauthorized', [short]);
    const stranger = valueOf(await connect(await tokenFor(realm)));
    const forged = (stranger.credential ?? '').replace(/\.[^.]+$/, '.AAAA');
    const session = valueOf(await connect(forged));
    const plan = valueOf(await session.plan(requestFor(realm), calm));
    failureOf(await session.apply(plan, () => undefined, calm), 'unauthorized', [forged]);
  });

  it('says that the realm’s policies refuse', async () => {
    const realm = await freshRealm();
    const { id } = (await admin('GET', `/${realm}`)) as { readonly id: string };
    await admin('POST', `/${realm}/components`, {
      name: 'None',
      providerId: 'max-clients',
      providerType: 'org.keycloak.services.clientregistration.policy.ClientRegistrationPolicy',
      parentId: id,
      subType: 'authenticated',
      config: { 'max-clients': ['1'] },
    });
    const session = valueOf(await connect(await tokenFor(realm)));
    const plan = valueOf(await session.plan(requestFor(realm), calm));
    const failure = failureOf(await session.apply(plan, () => undefined, calm), 'forbidden');
    assert.match(failure.serverWords ?? '', /Policy 'None' rejected/);
  });
});
