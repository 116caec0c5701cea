import assert from 'node:assert/strict';
import { auth0Provider } from '../../src/idp/auth0/auth0';
import { scopeUses } from '../../src/idp/auth0/scopes';
import { serveHttp, serveProxy, type LoopbackServer } from '../support/loopback';
import {
  calm,
  connectMachine,
  connectTo,
  connectWithScopes,
  failureOf,
  instantClock,
  machineAnswers,
  newProvider,
  realmOf,
  reconnect,
  recordingHost,
  valueOf,
  withDouble,
} from './sessions';

const token = { method: 'POST', path: /^\/oauth\/token/ };
const list = { method: 'GET', path: /^\/api\/v2\/clients/ };

describe('connecting to Auth0', () => {
  const double = withDouble();
  const servers: LoopbackServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

  describe('with a machine-to-machine application', () => {
    it('signs in, names the application and the one tenant, and logs no secret', async () => {
      const host = recordingHost();
      const session = await connectTo(double(), host);
      const { clientId, clientSecret } = double().machine;
      assert.equal(session.profile.account, clientId);
      assert.equal(session.profile.url, double().url);
      assert.equal(session.serverLabel, 'Auth0');
      assert.equal(session.credential, clientSecret);
      assert.deepEqual(valueOf(await session.realms(calm)), [{ name: realmOf(double()), enabled: true }]);
      assert.deepEqual(
        valueOf(await session.clients(realmOf(double()), calm)).map(({ label }) => label),
        ['OpenMetadata SSO in VS Code'],
      );
      assert.match(host.lines.join('\n'), /^list the applications: done \(\d+ ms\)$/);
      assert.ok(!JSON.stringify([session.profile, host]).includes(clientSecret));
    });

    it('is the same connection when it is added again', async () => {
      const [first, second] = [await connectTo(double()), await connectTo(double())];
      assert.equal(first.profile.id, second.profile.id);
    });

    it('opens again with the secret that was kept', async () => {
      const { profile, credential = '' } = await connectTo(double());
      const session = valueOf(await reconnect(profile, credential));
      assert.deepEqual(session.profile, profile);
      assert.ok((await session.clients(realmOf(double()), calm)).ok);
    });

    for (const wrong of [{ clientSecret: 'wr0ng-Secret' }, { clientId: 'nobody' }]) {
      it(`refuses a wrong ${Object.keys(wrong).join()} in words, and without the secret`, async () => {
        const { clientSecret } = double().machine;
        const result = await connectMachine(double(), wrong);
        const failure = failureOf(result, 'unauthorized', [clientSecret, 'wr0ng-Secret']);
        assert.match(failure.message, /refused the client ID or the client secret/);
        assert.equal(failure.serverWords, 'Unauthorized');
      });
    }

    it('never repeats a secret that the server repeats', async () => {
      const body = { error: 'access_denied', error_description: `bad ${double().machine.clientSecret}` };
      double().fault({ on: token, kind: 'status', status: 401, body });
      const failure = failureOf(await connectMachine(double()), 'unauthorized', [double().machine.clientSecret]);
      assert.match(failure.serverWords ?? '', /^bad •+$/);
    });

    it('tells an application that was not authorized for the Management API', async () => {
      double().tenant.grants.clear();
      const failure = failureOf(await connectMachine(double()), 'forbidden');
      assert.match(failure.message, /is not authorized for the Management API/);
      assert.match(failure.nextStep, new RegExp(`${double().url}/api/v2/`));
    });

    it('tells an application of another type', async () => {
      const { clientId } = double().machine;
      const application = double().tenant.applications.get(clientId);
      assert.ok(application !== undefined);
      double().tenant.applications.set(clientId, { ...application, grant_types: ['authorization_code'] });
      assert.match(failureOf(await connectMachine(double()), 'forbidden').nextStep, /Machine to Machine/);
    });

    it('takes a new token when the old one is over before its time, and repeats the call', async () => {
      const session = await connectTo(double());
      double().expireTokens();
      assert.ok((await session.clients(realmOf(double()), calm)).ok);
      assert.deepEqual(
        double().requests.map(({ path, status }) => `${path} ${status.toString()}`),
        ['/oauth/token 200', '/api/v2/clients 401', '/oauth/token 200', '/api/v2/clients 200'],
      );
    });

    it('says that it cannot sign in again where the secret was rotated meanwhile', async () => {
      const session = await connectTo(double());
      const { clientId, clientSecret } = double().machine;
      const application = double().tenant.applications.get(clientId);
      assert.ok(application !== undefined);
      double().tenant.applications.set(clientId, { ...application, client_secret: 'another' });
      double().expireTokens();
      const failure = failureOf(await session.clients(realmOf(double()), calm), 'unauthorized', [clientSecret]);
      assert.match(failure.message, /refused the client ID or the client secret/);
    });

    it('asks a second time only once where Auth0 refuses every token', async () => {
      const session = await connectTo(double());
      double().fault({ on: list, kind: 'status', status: 401, times: 'forever' });
      const failure = failureOf(await session.clients(realmOf(double()), calm), 'unauthorized');
      assert.match(failure.message, /no longer accepts the token/);
      assert.equal(double().requests.filter(({ path }) => path === '/api/v2/clients').length, 2);
    });

    it('works with a scope as soon as somebody has ticked it', async () => {
      const session = await connectWithScopes(double(), 'create:clients');
      const realm = realmOf(double());
      const failure = failureOf(await session.clients(realm, calm), 'forbidden');
      assert.equal(failure.message, 'Could not list the applications: the connection lacks the scope read:clients.');
      assert.match(failure.nextStep, /tick read:clients for the application/);
      double().scopes = new Set(['read:clients']);
      assert.ok((await session.clients(realm, calm)).ok);
    });

    it('knows which of the scopes that are needed are missing, from the token', async () => {
      const session = await connectWithScopes(double(), 'read:clients', 'create:users', 'read:logs');
      const missing = valueOf(await session.missingRoles(realmOf(double()), calm));
      assert.deepEqual(missing, [
        'create:clients',
        'update:clients',
        'read:client_keys',
        'read:connections',
        'update:connections',
      ]);
      assert.deepEqual(
        valueOf(await (await connectWithScopes(double())).missingRoles(realmOf(double()), calm)).length,
        6,
      );
    });

    it('misses none of those that its guide has for more than a set-up', async () => {
      const needed = scopeUses.flatMap((use) => (use.needed ? [use.scope] : []));
      const session = await connectWithScopes(double(), ...needed);
      assert.deepEqual(valueOf(await session.missingRoles(realmOf(double()), calm)), []);
      assert.match(
        failureOf(await session.users(realmOf(double()), { search: '', first: 0, limit: 1 }, calm), 'forbidden')
          .message,
        /lacks the scope read:users/,
      );
    });

    it('sees that somebody has ticked one, without asking each time', async () => {
      double().scopes = new Set(['read:clients']);
      let now = Date.now();
      const provider = auth0Provider({ timeout: 10_000, now: () => now });
      const session = await connectTo(double(), recordingHost(), provider);
      const missing = async (): Promise<number> => valueOf(await session.missingRoles(realmOf(double()), calm)).length;
      const before = await missing();
      double().scopes = new Set(['read:clients', 'create:clients']);
      assert.equal(await missing(), before);
      assert.equal(double().requests.length, 1);
      now += 10_000;
      assert.equal(await missing(), before - 1);
      assert.equal(await missing(), before - 1);
      assert.equal(double().requests.length, 2);
    });

    it('lacks nothing with all of them', async () => {
      const session = await connectTo(double());
      assert.deepEqual(valueOf(await session.missingRoles(realmOf(double()), calm)), []);
    });

    it('forgets its token when it signs out', async () => {
      const session = await connectTo(double());
      await session.signOut();
      await session.clients(realmOf(double()), calm);
      assert.equal(double().requests.filter(({ path }) => path === '/oauth/token').length, 2);
    });
  });

  describe('with a pasted token', () => {
    const paste = (pasted: string, host = recordingHost(), url = double().url) =>
      newProvider().connect(url, 'token', { token: pasted }, host, calm);

    it('tries it, knows its scopes and keeps it', async () => {
      const pasted = double().pastedToken({ scopes: ['read:clients'] });
      const host = recordingHost();
      const session = valueOf(await paste(` Bearer ${pasted}\n`, host));
      assert.equal(session.credential, pasted);
      assert.equal(session.profile.account, 'Management API token');
      assert.ok(valueOf(await session.missingRoles(realmOf(double()), calm)).includes('create:clients'));
      assert.ok((await session.clients(realmOf(double()), calm)).ok);
      assert.ok(!JSON.stringify([session.profile, host]).includes(pasted));
    });

    it('is connected also where it may not list applications', async () => {
      const session = valueOf(await paste(double().pastedToken({ scopes: ['create:clients'] })));
      const failure = failureOf(await session.clients(realmOf(double()), calm), 'forbidden');
      assert.match(failure.message, /lacks the scope read:clients/);
      assert.match(failure.nextStep, /Sign in again with a token that has read:clients/);
    });

    it('asks nobody about one that cannot work', async () => {
      const elsewhere = 'https://other.eu.auth0.com/api/v2/';
      for (const [pasted, kind, words] of [
        [double().pastedToken({ lifetime: -60 }), 'unauthorized', /expired at \d{4}-\d\d-\d\d \d\d:\d\d UTC/],
        [double().pastedToken({ audience: elsewhere }), 'invalid', /for the tenant other\.eu\.auth0\.com, not for 127/],
        [double().pastedToken({ audience: 'https://api.acme.com' }), 'invalid', /not for the Management API/],
        ['an-opaque-token', 'invalid', /cannot be read/],
        ['ey.e30.x', 'invalid', /cannot be read/],
        ['a.b.c', 'invalid', /cannot be read/],
      ] as const) {
        assert.match(failureOf(await paste(pasted), kind, [pasted]).message, words);
      }
      assert.deepEqual(double().requests, []);
    });

    it('refuses a token that Auth0 did not give out', async () => {
      const [header = '', payload = ''] = double().pastedToken().split('.');
      const forged = `${header}.${payload}.forged`;
      const failure = failureOf(await paste(forged), 'unauthorized', [forged]);
      assert.match(failure.message, /does not accept the Management API token/);
    });

    it('opens again while it lasts, and is removed from the secret storage once it is over', async () => {
      const { profile } = valueOf(await paste(double().pastedToken()));
      const asked = double().requests.length;
      assert.ok((await reconnect(profile, double().pastedToken())).ok);
      const host = recordingHost();
      const over = double().pastedToken({ lifetime: -1 });
      const failure = failureOf(await reconnect(profile, over, host), 'unauthorized');
      assert.match(failure.nextStep, /new token from the API Explorer/);
      assert.deepEqual(host.kept, ['']);
      assert.deepEqual(host.replaced, [over], 'and no other that was put in its place');
      failureOf(await reconnect(profile, ''), 'unauthorized');
      assert.equal(double().requests.length, asked);
    });

    it('is over for the session that uses it as well', async () => {
      const session = valueOf(await paste(double().pastedToken()));
      double().expireTokens();
      const realm = realmOf(double());
      failureOf(await session.clients(realm, calm), 'unauthorized');
      const asked = double().requests.length;
      failureOf(await session.clients(realm, calm), 'unauthorized');
      assert.equal(double().requests.length, asked, 'nobody is asked with it again');
    });
  });

  describe('at an address', () => {
    it('of a tenant as people write it', async () => {
      const { host } = new URL(double().url);
      const connect = (address: string) =>
        newProvider().connect(address, 'machine', machineAnswers(double()), recordingHost(), calm);
      assert.equal(valueOf(await connect(` HTTP://${host}/ `)).profile.url, double().url);
      for (const none of ['', 'manage.auth0.com', `${double().url}/api/v2/`, 'http://acme.eu.auth0.com', 'x y']) {
        failureOf(await connect(none), 'invalid');
      }
    });

    it('of no method that there is', async () => {
      failureOf(await newProvider().connect(double().url, 'browser', {}, recordingHost(), calm), 'invalid');
      const { profile } = await connectTo(double());
      failureOf(await reconnect({ ...profile, method: 'browser' }, 'x'), 'invalid');
    });

    it('where nobody answers', async () => {
      const gone = await serveHttp(() => undefined);
      await gone.stop();
      const connect = newProvider().connect(gone.url, 'machine', machineAnswers(double()), recordingHost(), calm);
      assert.match(failureOf(await connect, 'unreachable').message, /Nothing listens/);
    });

    it('where a proxy has a page or leads elsewhere: the secret does not follow', async () => {
      double().fault({ on: token, kind: 'html' });
      assert.match(failureOf(await connectMachine(double()), 'unexpected').message, /page of its own/);
      double().fault({ on: token, kind: 'redirect' });
      assert.match(failureOf(await connectMachine(double()), 'unexpected').message, /redirects to https:\/\/elsewhere/);
    });

    it('where Auth0 itself fails, or has no more room', async () => {
      double().fault({ on: token, kind: 'status', status: 500, body: { error: 'server_error' } });
      assert.match(failureOf(await connectMachine(double()), 'unexpected').nextStep, /status\.auth0\.com/);
      double().fault({ on: token, kind: 'status', status: 429, body: { error: 'too_many_requests' } });
      assert.match(failureOf(await connectMachine(double()), 'unexpected').message, /rate limit/);
    });
  });

  describe('from the outside', () => {
    it('sends no telemetry, and the token to the tenant alone', async () => {
      const headers: NodeJS.Dict<string | string[]>[] = [];
      const proxy = await serveProxy(double().url, (request) => {
        headers.push(request.headers);
        return false;
      });
      servers.push(proxy);
      // The double knows its own address only.
      const provider = auth0Provider({
        timeout: 10_000,
        pace: { perSecond: 1000, burst: 1000, clock: instantClock() },
      });
      const facts = { aud: [`${proxy.url}/api/v2/`, `${double().url}/api/v2/`], exp: Date.now() / 1000 + 60 };
      const pasted = `x.${Buffer.from(JSON.stringify(facts)).toString('base64url')}.x`;
      failureOf(await provider.connect(proxy.url, 'token', { token: pasted }, recordingHost(), calm), 'unauthorized');
      assert.ok(headers.length > 0);
      for (const sent of headers) {
        assert.equal(sent['authorization'], `Bearer ${pasted}`);
        assert.deepEqual(
          Object.keys(sent).filter((name) => /auth0|telemetry|x-/i.test(name)),
          [],
        );
      }
    });
  });
});
