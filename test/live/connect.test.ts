import assert from 'node:assert/strict';
import { request as httpRequest } from 'node:http';
import { serveHttp } from '../support/loopback';
import { waitUntil } from '../support/wait';
import { admin, freshRealm, freshServiceAccount, freshUser, one, type Account } from './arrange';
import { keycloakServer } from './hooks';
import {
  adminSession,
  calm,
  connectAs,
  connectService,
  failureOf,
  provider,
  reconnect,
  recordingHost,
  requestFor,
  setUp,
  valueOf,
} from './sessions';

describe('connecting to Keycloak', function () {
  this.timeout(30_000);

  describe('with user and password', () => {
    it('signs in, names the account and the release, and keeps no password', async () => {
      const { adminUser, adminPassword } = keycloakServer();
      const host = recordingHost();
      const session = await adminSession(host);
      assert.equal(session.profile.account, adminUser);
      assert.match(session.serverLabel, /^Keycloak \d+\.\d+\.\d+$/);
      const kept = JSON.stringify([session.profile, session.credential, host]);
      assert.ok(!kept.includes(adminPassword));
    });

    for (const path of [
      '',
      '/',
      '/admin/',
      '/admin/master/console/#/master/clients',
      '/realms/master',
      '/auth',
      '/auth/',
    ]) {
      it(`finds Keycloak where the user gives its address with ${path || 'no path'}`, async () => {
        const { url, adminUser, adminPassword } = keycloakServer();
        const answers = { realm: 'master', username: adminUser, password: adminPassword };
        const session = valueOf(await provider.connect(` ${url}${path} `, 'password', answers, recordingHost(), calm));
        assert.equal(session.profile.url, url);
      });
    }

    it('finds Keycloak below /auth, where releases before 17 have it, and stays there', async () => {
      const { url, adminUser, adminPassword } = keycloakServer();
      const answers = { realm: 'master', username: adminUser, password: adminPassword };
      // A reverse proxy that knows this path alone.
      const old = await serveHttp((request, response) => {
        const { method, headers, url: path = '' } = request;
        if (!path.startsWith('/auth/')) return void response.writeHead(404).end('{"error":"Not found"}');
        const onward = httpRequest(url + path.slice('/auth'.length), { method, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        });
        request.pipe(onward);
      });
      try {
        for (const given of [old.url, `${old.url}/auth`, `${old.url}/auth/admin/master/console/`]) {
          const session = valueOf(await provider.connect(given, 'password', answers, recordingHost(), calm));
          assert.equal(session.profile.url, `${old.url}/auth`);
          assert.ok((await session.realms(calm)).ok);
        }
      } finally {
        await old.stop();
      }
    });

    it('signs in an account of a realm of its own, which sees that realm only', async () => {
      const realm = await freshRealm();
      const { username, password } = await freshUser(realm, ['manage-clients']);
      const session = valueOf(await connectAs(realm, username, password));
      const realms = valueOf(await session.realms(calm));
      assert.deepEqual(
        realms.map(({ name }) => name),
        [realm],
      );
      assert.match(session.consoleUrl(realm), new RegExp(`/admin/${realm}/console/#/${realm}$`));
    });

    it('refuses a wrong password in words, and without the password', async () => {
      const { adminUser } = keycloakServer();
      const failure = failureOf(await connectAs('master', adminUser, 'wr0ng-Secret'), 'unauthorized', ['wr0ng-Secret']);
      assert.match(failure.message, /refused the username or password of admin in realm master/);
      assert.equal(failure.serverWords, 'Invalid user credentials');
    });

    it('says which realm there is none of, also where only the case differs', async () => {
      const { adminUser, adminPassword } = keycloakServer();
      for (const realm of ['no-such-realm', 'Master']) {
        const failure = failureOf(await connectAs(realm, adminUser, adminPassword), 'not-found');
        assert.match(failure.message, new RegExp(`no realm ${realm}`));
      }
    });

    it('says that nothing of Keycloak is under a wrong path', async () => {
      const { url, adminUser, adminPassword } = keycloakServer();
      const answers = { username: adminUser, password: adminPassword };
      const result = await provider.connect(`${url}/keycloak`, 'password', answers, recordingHost(), calm);
      assert.match(failureOf(result, 'not-found').message, /no Keycloak/);
    });

    it('says what a user with a temporary password has to do first', async () => {
      const realm = await freshRealm();
      const credentials = [{ type: 'password', value: 'temp-Secret', temporary: true }];
      const { username } = await freshUser(realm, [], { credentials });
      const failure = failureOf(await connectAs(realm, username, 'temp-Secret'), 'unauthorized', ['temp-Secret']);
      assert.equal(failure.serverWords, 'Account is not fully set up');
      assert.match(failure.nextStep, new RegExp(`/realms/${realm}/account`));
    });

    it('says that a disabled user may not sign in', async () => {
      const realm = await freshRealm();
      const { username, password } = await freshUser(realm, [], { enabled: false });
      const failure = failureOf(await connectAs(realm, username, password), 'unauthorized', [password]);
      assert.equal(failure.serverWords, 'Account disabled');
    });

    it('says that a disabled realm lets nobody in', async () => {
      const realm = await freshRealm({ enabled: false });
      failureOf(await connectAs(realm, 'anyone', 'any-Secret'), 'forbidden', ['any-Secret']);
    });
  });

  describe('again, after a restart', () => {
    it('takes up the session with the refresh token', async () => {
      const first = await adminSession();
      assert.ok(first.credential !== undefined);
      const host = recordingHost();
      const second = valueOf(await reconnect(first.profile, first.credential, host));
      assert.deepEqual(second.profile, first.profile);
      assert.equal(host.kept.at(-1), second.credential);
      assert.ok(valueOf(await second.realms(calm)).length > 0);
    });

    it('works on where the credential cannot be stored', async () => {
      const first = await adminSession();
      const host = { ...recordingHost(), keepCredential: () => Promise.reject(new Error('no keyring')) };
      const session = valueOf(await reconnect(first.profile, first.credential ?? '', host));
      assert.match(host.lines.join('\n'), /could not be stored/);
      assert.ok((await session.realms(calm)).ok);
    });

    it('asks for a new sign-in when the session has been ended', async () => {
      const session = await adminSession();
      const { credential } = session;
      assert.ok(credential !== undefined);
      await session.signOut();
      const failure = failureOf(await reconnect(session.profile, credential), 'unauthorized', [credential]);
      assert.match(failure.nextStep, /^Sign in again as admin/);
    });

    it('signs out at Keycloak: the session is useless at once', async () => {
      const session = await adminSession();
      await session.signOut();
      failureOf(await session.realms(calm), 'unauthorized', [session.credential ?? '-']);
    });
  });

  describe('for longer than a token lasts', () => {
    it('refreshes the token of a user, and keeps the newest refresh token', async () => {
      const realm = await freshRealm({ accessTokenLifespan: 1 });
      const { username, password } = await freshUser(realm, ['manage-clients']);
      const host = recordingHost();
      const session = valueOf(await connectAs(realm, username, password, host));
      await untilExpired(realm, { username, password });
      assert.ok((await session.clients(realm, calm)).ok);
      assert.ok(host.kept.length > 0);
      assert.equal(session.credential, host.kept.at(-1));
    });

    it('survives a realm that lets each refresh token be used once, with several calls at a time', async () => {
      const realm = await freshRealm({ accessTokenLifespan: 1, revokeRefreshToken: true, refreshTokenMaxReuse: 0 });
      const { username, password } = await freshUser(realm, ['manage-clients']);
      const session = valueOf(await connectAs(realm, username, password));
      for (let round = 0; round < 2; round += 1) {
        await untilExpired(realm, { username, password });
        const answers = await Promise.all([1, 2, 3].map(() => session.clients(realm, calm)));
        assert.deepEqual(
          answers.map(({ ok }) => ok),
          [true, true, true],
        );
      }
    });

    it('signs a service account in again by itself, with tokens that last one second', async () => {
      const realm = await freshRealm({ accessTokenLifespan: 1 });
      const account = await freshServiceAccount(realm, ['manage-clients']);
      const user = await freshUser(realm, ['manage-clients']);
      const session = valueOf(await connectService(realm, account));
      assert.ok((await session.clients(realm, calm)).ok);
      await untilExpired(realm, user);
      assert.ok((await session.clients(realm, calm)).ok);
    });

    it('signs in again when a token was revoked before its time', async () => {
      const realm = await freshRealm();
      const account = await freshServiceAccount(realm, ['manage-clients']);
      const session = valueOf(await connectService(realm, account));
      // Everything issued up to now is void, though by its own word it lasts for minutes.
      const before = Math.floor(Date.now() / 1000) + 1;
      await admin('PUT', `/${realm}`, { notBefore: before });
      await waitUntil('the clock shows a later second', () => Date.now() / 1000 > before);
      assert.ok((await session.clients(realm, calm)).ok);
    });

    it('says that the session has ended when an administrator ended it', async () => {
      const realm = await freshRealm();
      const { username, password } = await freshUser(realm, ['manage-clients']);
      const session = valueOf(await connectAs(realm, username, password));
      const user = await one(`/${realm}/users?username=${username}&exact=true`);
      await admin('POST', `/${realm}/users/${user.id}/logout`);
      const failure = failureOf(await session.clients(realm, calm), 'unauthorized', [password]);
      assert.match(failure.message, /session of .* has ended/);
    });
  });

  describe('with a service account', () => {
    it('signs in, is known by its client ID, and can open again with its secret', async () => {
      const realm = await freshRealm();
      const account = await freshServiceAccount(realm, ['manage-clients']);
      const session = valueOf(await connectService(realm, account));
      assert.equal(session.profile.account, account.clientId);
      assert.equal(session.credential, account.clientSecret);
      assert.ok(!JSON.stringify(session.profile).includes(account.clientSecret));
      const again = valueOf(await reconnect(session.profile, account.clientSecret));
      assert.ok((await again.clients(realm, calm)).ok);
    });

    it('refuses a wrong secret, an unknown client and one without service account in words', async () => {
      const realm = await freshRealm();
      const { clientId } = await freshServiceAccount(realm, []);
      await admin('POST', `/${realm}/clients`, { clientId: 'plain', secret: 'pl4in-Secret' });
      for (const wrong of [
        { clientId, clientSecret: 'wr0ng-Secret' },
        { clientId: 'nobody', clientSecret: 'wr0ng-Secret' },
        { clientId: 'plain', clientSecret: 'pl4in-Secret' },
      ]) {
        const failure = failureOf(await connectService(realm, wrong), 'unauthorized', [wrong.clientSecret]);
        assert.match(failure.message, new RegExp(`service account ${wrong.clientId}`));
        assert.ok(failure.serverWords !== undefined);
      }
    });

    it('creates a realm and works in it, with a token that knows the new realm', async () => {
      const account = await freshServiceAccount('master', ['create-realm']);
      const session = valueOf(await connectService('master', account));
      const realm = `made-by-${account.clientId}`;
      const { clientSecret } = await setUp(session, requestFor(realm, { createRealm: true }));
      assert.ok(clientSecret !== undefined && clientSecret.length > 20);
    });
  });
});

/** Waits until a token that was issued just now is refused: by then every older one of the realm is as well. */
async function untilExpired(realm: string, { username, password }: Account): Promise<void> {
  const { url } = keycloakServer();
  const form = { grant_type: 'password', client_id: 'admin-cli', username, password };
  const body = new URLSearchParams(form);
  const response = await fetch(`${url}/realms/${realm}/protocol/openid-connect/token`, { method: 'POST', body });
  const { access_token: token } = (await response.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  await waitUntil(
    'the token has expired',
    async () => (await fetch(`${url}/admin/realms/${realm}/clients`, { headers })).status === 401,
  );
}
