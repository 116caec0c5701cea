import assert from 'node:assert/strict';
import type { Session } from '../../../src/idp/provider';
import { admin, freshName, freshRealm, freshUser, storedClient } from '../arrange';
import { adminSession, calm, connectAs, make, valueOf } from '../sessions';
import { signInOf } from '../../../src/core/signIn';
import { changeRequestIn } from './remedies';
import { insideCases, outsideCases } from './cases';
import { connected, faultsOf, read } from '../../support/checks';
import { canary, check, client, fileOf } from './files';

/** What an administrator of a realm needs to look at everything in it, and no more. */
const roles = ['view-clients', 'view-users', 'view-realm'];

describe('live checks with admin rights', function () {
  this.timeout(60_000);
  let realm: string;
  let session: Session;

  before(async () => {
    realm = await freshRealm();
    const { username, password } = await freshUser(realm, roles);
    session = valueOf(await connectAs(realm, username, password));
    await Promise.all(
      [...outsideCases, ...insideCases].map(({ client: how }, index) =>
        client(realm, { clientId: `client-${index.toString()}`, ...how }),
      ),
    );
    await admin('PUT', `/${realm}`, { adminEventsEnabled: true });
    await admin('DELETE', `/${realm}/admin-events`);
  });

  for (const [index, { name, wish, faults }] of [...outsideCases, ...insideCases].entries()) {
    it(name, async () => {
      const clientId = `client-${index.toString()}`;
      const report = await check(fileOf({ realm, clientId, ...wish?.(clientId) }), connected(session));
      assert.deepEqual(faultsOf(report), faults, JSON.stringify(report.outcomes, undefined, 2));
      assert.ok(report.inspection.done);
      const codes = report.observed.observations.map(({ code, item }) => `${code} ${item ?? ''}`);
      assert.equal(new Set(codes).size, codes.length, 'no fault twice');
    });
  }

  it('nothing was changed', async () => {
    assert.deepEqual(await admin('GET', `/${realm}/admin-events`), []);
  });

  it('an account that may not read clients gets what can be seen from outside', async () => {
    const { username, password } = await freshUser(realm, ['view-users']);
    const poor = valueOf(await connectAs(realm, username, password));
    const report = await check(fileOf({ realm, clientId: 'client-0' }), connected(poor));
    assert.deepEqual(faultsOf(report), []);
    // Older servers say that there is no client.
    if (!report.inspection.done) assert.match(report.inspection.reason, /lacks the role view-clients/);
    assert.ok(report.passed > 5);
  });
});

describe('what else an administrator sees', function () {
  this.timeout(60_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  it('the temporary administrator of the first start', async () => {
    const realm = await freshRealm();
    await client(realm);
    // Servers before 26 mark none, and a server that was lent may have none.
    const marked = (await admin('GET', '/master/users?q=is_temporary_admin:true')) as readonly unknown[];
    const expected = marked.length === 0 ? [] : ['temporary-administrator'];
    assert.deepEqual(faultsOf(await check(fileOf({ realm }), connected(session))), expected);
  });

  it('users without an e-mail address, by their number', async () => {
    const realm = await freshRealm();
    await client(realm);
    for (const email of ['', '', 'ada@acme.example']) await freshUser(realm, [], { email });
    const report = await check(fileOf({ realm }), connected(session));
    const found = report.observed.observations.find(({ code }) => code === 'users-without-email');
    assert.match(found?.message ?? '', /^2 of the users of realm .* have no e-mail address/);
    assert.equal(found?.severity, 'warning');
  });

  it('a realm that takes plain http at a public address', async () => {
    const realm = await freshRealm({ sslRequired: 'none' });
    await client(realm);
    const authority = `https://sso.acme.com/realms/${realm}`;
    const subject = signInOf(read(fileOf({ realm, authority, discoveryUri: '' })).view);
    assert.ok(subject !== undefined);
    const outcomes = valueOf(await session.inspect(subject, realm, calm));
    assert.ok(outcomes.some((each) => each.state === 'failed' && each.fault.code === 'realm-without-https'));
  });

  it('a callback that could be the registered one', async () => {
    const realm = await freshRealm();
    await client(realm);
    const report = await check(fileOf({ realm, callbackUrl: 'http://localhost:8586/callback' }), connected(session));
    const found = report.observed.observations.find(({ code }) => code === 'redirect-uri-refused');
    const set = 'http://localhost:8585/callback';
    assert.deepEqual(found?.fixes, [
      {
        title: `Use ${set}`,
        changes: [
          { key: 'oidc.callbackUrl', set },
          { key: 'authn.callbackUrl', set },
        ],
      },
    ]);
  });

  it('a client that is not there', async () => {
    const realm = await freshRealm();
    const report = await check(fileOf({ realm }), connected(session));
    assert.deepEqual(faultsOf(report), ['client-not-found']);
  });
});

describe('what mends a fault at Keycloak', function () {
  this.timeout(60_000);
  let session: Session;
  let realm: string;

  before(async () => {
    realm = await freshRealm();
    const { username, password } = await freshUser(realm, ['manage-clients', 'view-users', 'view-realm']);
    session = valueOf(await connectAs(realm, username, password));
  });

  const mendable = [...outsideCases, ...insideCases].filter(({ name }) =>
    [
      'a client that is disabled',
      'the callback http://localhost:8586/callback',
      'a public client without the silent callback',
      'a redirect URI with a * for every page',
      'the standard flow off',
      'the implicit flow off',
      'a client without the scope email',
      'PKCE wanted and not sent',
      'direct access grants on',
      'no post logout redirect URI',
      'no web origin',
    ].includes(name),
  );

  for (const { name, client: how, wish } of mendable) {
    it(name, async () => {
      const clientId = freshName('client');
      await client(realm, { clientId, ...how });
      const file = fileOf({ realm, clientId, ...wish?.(clientId) });
      const { observed } = await check(file, connected(session));
      for (const { remedies } of observed.observations) {
        const [remedy] = remedies;
        assert.ok(remedy !== undefined, 'something mends it');
        assert.equal(remedy.connection, session.profile.id);
        await make(session, changeRequestIn(remedy));
      }
      const after = await check(file, connected(session));
      // Another origin than the one that the client was made for has to be let in everywhere: each step asks for the next.
      const left = faultsOf(after).filter((code) => code !== 'web-origin-missing' && code !== 'logout-uri-missing');
      assert.deepEqual(left, []);
      const stored = await storedClient(realm, clientId);
      assert.equal(stored['secret'] ?? canary, canary, 'the secret is kept');
    });
  }
});
