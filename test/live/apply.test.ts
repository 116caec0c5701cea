import assert from 'node:assert/strict';
import type { SetUpRequest, Plan } from '../../src/idp/change';
import type { Session } from '../../src/idp/provider';
import { serveProxy } from '../support/loopback';
import { admin, freshName, freshRealm, freshUser, one, storedClient, type Json } from './arrange';
import { keycloakServer } from './hooks';
import {
  administrator,
  adminSession,
  calm,
  connectAs,
  failureOf,
  planOf,
  provider,
  recordingHost,
  requestFor,
  setUp,
  valueOf,
} from './sessions';

describe('applying a plan', function () {
  this.timeout(300_000);
  let session: Session;

  before(async () => {
    session = await adminSession();
  });

  /** What a set-up leaves in the realm: the same, whatever happened on the way. */
  async function stateOf(realm: string): Promise<unknown> {
    const client = await storedClient(realm, 'open-metadata');
    const attributes = client['attributes'] as Json;
    const user = await one(`/${realm}/users?username=admin-user&exact=true`);
    const own = ['id', 'secret', 'attributes', 'protocolMappers'];
    return {
      client: Object.fromEntries(Object.entries(client).filter(([name]) => !own.includes(name))),
      logout: attributes['post.logout.redirect.uris'],
      email: user['email'],
      verified: user['emailVerified'],
    };
  }

  const wholeRequest = (): SetUpRequest =>
    requestFor(freshName('Data-sec'), { createRealm: true, administrator, name: 'OpenMetadata' });

  it('ends in the same state wherever it is cancelled and then repeated', async () => {
    const undisturbed = wholeRequest();
    await setUp(session, undisturbed);
    const expected = await stateOf(undisturbed.realm);
    let cancelled = 0;
    for (let requests = 1; ; requests += 1) {
      const stop = new AbortController();
      let seen = 0;
      // The session logs a line for each request it has made.
      const host = recordingHost(() => {
        seen += 1;
        if (seen === requests) stop.abort();
      });
      const disturbed = await adminSession(host);
      const request = wholeRequest();
      const plan = await planOf(disturbed, request);
      seen = 0;
      const first = await disturbed.apply(plan, () => undefined, stop.signal);
      if (first.ok) break;
      cancelled += 1;
      failureOf(first, 'cancelled', [administrator.password]);
      valueOf(await disturbed.apply(plan, () => undefined, calm));
      assert.deepEqual(await stateOf(request.realm), expected, `cancelled after request ${requests.toString()}`);
    }
    assert.ok(cancelled >= 4, `cancelled in ${cancelled.toString()} places`);
  });

  it('ends in the same state wherever the connection breaks, before or after Keycloak did its part', async () => {
    const undisturbed = wholeRequest();
    await setUp(session, undisturbed);
    const expected = await stateOf(undisturbed.realm);
    for (const write of [/^POST \/admin\/realms\/?$/, /^POST .*\/clients\/?$/, /^POST .*\/users\/?$/]) {
      for (const reaches of [false, true]) {
        let armed = true;
        const { url } = keycloakServer();
        const proxy = await serveProxy(url, async (request, response) => {
          if (!armed || !write.test(`${request.method ?? ''} ${request.url ?? ''}`)) return false;
          armed = false;
          if (reaches) {
            const chunks: Buffer[] = [];
            for await (const chunk of request) chunks.push(chunk as Buffer);
            await fetch(url + (request.url ?? ''), {
              method: 'POST',
              headers: {
                authorization: request.headers.authorization ?? '',
                'content-type': 'application/json',
              },
              body: Buffer.concat(chunks).toString(),
            });
          }
          response.destroy();
          return true;
        });
        try {
          const { adminUser: username, adminPassword: password } = keycloakServer();
          const answers = { realm: 'master', username, password };
          const disturbed = valueOf(await provider.connect(proxy.url, 'password', answers, recordingHost(), calm));
          const request = wholeRequest();
          const plan = await planOf(disturbed, request);
          const broken = await disturbed.apply(plan, () => undefined, calm);
          assert.ok(!armed, `${write.source} was broken`);
          failureOf(broken, 'unreachable', [administrator.password]);
          valueOf(await disturbed.apply(plan, () => undefined, calm));
          assert.deepEqual(await stateOf(request.realm), expected, `${write.source} ${reaches ? 'reached' : 'lost'}`);
        } finally {
          await proxy.stop();
        }
      }
    }
  });

  describe('when somebody else was faster', () => {
    /** A plan for a realm without the client; then somebody makes the client. */
    async function overtaken(settings: Json): Promise<{ readonly realm: string; readonly plan: Plan }> {
      const realm = await freshRealm();
      const plan = await planOf(session, requestFor(realm));
      await admin('POST', `/${realm}/clients`, { clientId: 'open-metadata', ...settings });
      return { realm, plan };
    }

    it('does not overwrite a client that differs', async () => {
      const { realm, plan } = await overtaken({ redirectUris: ['https://theirs.example.com/*'] });
      const before = await storedClient(realm, 'open-metadata');
      const failure = failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
      assert.match(failure.message, /changed by someone else .*nothing was overwritten/);
      assert.deepEqual(await storedClient(realm, 'open-metadata'), before);
    });

    it('is content with one that does what is wanted', async () => {
      const { plan } = await overtaken({
        serviceAccountsEnabled: true,
        authorizationServicesEnabled: true,
        redirectUris: ['http://localhost:8585/*'],
        webOrigins: ['+'],
        attributes: { 'post.logout.redirect.uris': '+' },
      });
      valueOf(await session.apply(plan, () => undefined, calm));
    });

    it('does not make changes that the plan did not show', async () => {
      const realm = await freshRealm();
      await admin('POST', `/${realm}/clients`, { clientId: 'open-metadata', redirectUris: ['https://a.example.com/'] });
      const plan = await planOf(session, requestFor(realm));
      const client = await storedClient(realm, 'open-metadata');
      await admin('PUT', `/${realm}/clients/${client.id}`, { ...client, redirectUris: ['https://b.example.com/'] });
      failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
    });

    it('says so when the client has been deleted', async () => {
      const realm = await freshRealm();
      await setUp(session, requestFor(realm));
      const plan = await planOf(session, requestFor(realm));
      const client = await storedClient(realm, 'open-metadata');
      await admin('DELETE', `/${realm}/clients/${client.id}`);
      failureOf(await session.apply(plan, () => undefined, calm), 'conflict');
    });

    it('uses a realm that was made in between', async () => {
      const request = wholeRequest();
      const plan = await planOf(session, request);
      await admin('POST', '', { realm: request.realm, enabled: true });
      valueOf(await session.apply(plan, () => undefined, calm));
    });
  });

  describe('what Keycloak refuses', () => {
    it('a realm that is not there', async () => {
      const failure = failureOf(await session.plan(requestFor('no-such-realm'), calm), 'not-found');
      assert.match(failure.nextStep, /create it/);
    });

    it('a password that breaks the realm’s policy: no user is left behind, and a better one works', async () => {
      const realm = await freshRealm({ passwordPolicy: 'length(12)' });
      const short = { ...administrator, password: 'sh0rt-Pw' };
      const plan = await planOf(session, requestFor(realm, { administrator: short }));
      const failure = failureOf(await session.apply(plan, () => undefined, calm), 'invalid', [short.password]);
      assert.match(failure.serverWords ?? '', /^Invalid password: minimum length 12\.$|^Password policy not met$/);
      assert.match(failure.message, /create user admin-user/);
      await setUp(session, requestFor(realm, { administrator: { ...administrator, password: 'long enough now' } }));
      valueOf(await connectAs(realm, 'admin-user', 'long enough now'));
    });

    it('a name that the user profile does not allow', async () => {
      const realm = await freshRealm();
      const odd = { ...administrator, username: 'ab', email: 'not an address' };
      const plan = await planOf(session, requestFor(realm, { administrator: odd }));
      const failure = failureOf(await session.apply(plan, () => undefined, calm), 'invalid', [odd.password]);
      const words = failure.serverWords ?? '';
      // Realms have a user profile since 24; before, Keycloak looks at the address alone.
      const expected = words.startsWith('Invalid')
        ? [/^Invalid email address\.$/]
        : [/error-invalid-length \(username, 3, 255\)/, /error-invalid-email/];
      for (const pattern of expected) assert.match(words, pattern);
    });

    it('an e-mail address that another user has; the plan warned of it', async () => {
      const realm = await freshRealm();
      await freshUser(realm, [], { username: 'other', email: administrator.email });
      const plan = await planOf(session, requestFor(realm, { administrator }));
      assert.match(plan.warnings.join(), /The user other has the e-mail address/);
      const failure = failureOf(await session.apply(plan, () => undefined, calm), 'conflict', [administrator.password]);
      assert.equal(failure.serverWords, 'User exists with same email');
    });

    it('an address that is no valid redirect URI', async () => {
      const realm = await freshRealm();
      const plan = await planOf(session, requestFor(realm, { openMetadataUrl: 'http://localhost:8585/%zz' }));
      const failure = failureOf(await session.apply(plan, () => undefined, calm), 'invalid');
      assert.match(failure.serverWords ?? '', /not a valid UR/);
    });

    it('an account that may only look: each refusal names the role', async () => {
      const realm = await freshRealm();
      const { username, password } = await freshUser(realm, ['view-clients']);
      const viewer = valueOf(await connectAs(realm, username, password));
      assert.ok((await viewer.clients(realm, calm)).ok);
      const plan = await planOf(viewer, requestFor(realm));
      const failure = failureOf(await viewer.apply(plan, () => undefined, calm), 'forbidden', [password]);
      assert.match(failure.message, new RegExp(`${username} .*lacks the role manage-clients in realm ${realm}`));
      const needsUsers = await viewer.plan(requestFor(realm, { administrator }), calm);
      assert.match(failureOf(needsUsers, 'forbidden').message, /manage-users/);
      assert.match(
        failureOf(await viewer.users(realm, { search: '', first: 0, limit: 10 }, calm), 'forbidden').message,
        /view-users/,
      );
      assert.match(
        failureOf(
          await viewer.apply(
            await planOf(viewer, { kind: 'create-realm', realm: freshName('R') }),
            () => undefined,
            calm,
          ),
          'forbidden',
        ).message,
        /create-realm in realm master/,
      );
    });

    it('an account without any role', async () => {
      const realm = await freshRealm();
      const { username, password } = await freshUser(realm);
      const nobody = valueOf(await connectAs(realm, username, password));
      assert.match(failureOf(await nobody.clients(realm, calm), 'forbidden').message, /view-clients/);
      failureOf(await nobody.realms(calm), 'forbidden');
      assert.equal(nobody.serverLabel, 'Keycloak');
    });

    it('rights that end half-way: what was done is kept, and another account finishes', async () => {
      const realm = await freshRealm();
      const { username, password } = await freshUser(realm, ['manage-clients', 'query-users', 'view-users']);
      const limited = valueOf(await connectAs(realm, username, password));
      const request = requestFor(realm, { administrator });
      const plan = await planOf(limited, request);
      failureOf(await limited.apply(plan, () => undefined, calm), 'forbidden', [administrator.password]);
      const { plan: rest } = await setUp(session, request);
      assert.deepEqual(
        rest.steps.map(({ kind }) => kind),
        ['keep', 'keep', 'keep', 'create'],
      );
    });
  });

  it('cancels a call that is under way, and one that has not begun', async () => {
    const realm = await freshRealm();
    const stop = new AbortController();
    const plan = await planOf(session, requestFor(realm));
    const applying = session.apply(
      plan,
      () =>
        setImmediate(() => {
          stop.abort();
        }),
      stop.signal,
    );
    failureOf(await applying, 'cancelled');
    for (const call of [
      session.realms(stop.signal),
      session.plan(requestFor(realm), stop.signal),
      session.apply(plan, () => assert.fail('no step begins'), stop.signal),
      session.endpoints(realm, stop.signal),
    ]) {
      failureOf(await call, 'cancelled');
    }
  });
});
