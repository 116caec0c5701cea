import assert from 'node:assert/strict';
import { auth0Provider } from '../../src/idp/auth0/auth0';
import { serveHttp, type LoopbackServer } from '../support/loopback';
import {
  calm,
  connectTo,
  failureOf,
  instantClock,
  newProvider,
  realmOf,
  recordingHost,
  valueOf,
  withDouble,
} from './sessions';

const clients = { method: 'GET', path: /^\/api\/v2\/clients\?/ };

describe('what goes wrong on the way to Auth0', () => {
  const double = withDouble();
  const servers: LoopbackServer[] = [];
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

  it('a page instead of an answer', async () => {
    const session = await connectTo(double());
    double().fault({ on: clients, kind: 'html' });
    const failure = failureOf(await session.clients(realmOf(double()), calm), 'unexpected');
    assert.match(failure.message, /a page of its own \(HTTP 200\)/);
    double().fault({ on: clients, kind: 'html', status: 502 });
    assert.match(failureOf(await session.clients(realmOf(double()), calm), 'unexpected').message, /HTTP 502/);
  });

  it('a redirect: the token does not follow', async () => {
    const tokens: unknown[] = [];
    const login = await serveHttp((request, response) => {
      tokens.push(request.headers.authorization);
      response.end('{}');
    });
    servers.push(login);
    const session = await connectTo(double());
    for (const status of [302, 307, 308]) {
      double().fault({ on: clients, kind: 'redirect', status, headers: { location: `${login.url}/?back=t0ken` } });
      const failure = failureOf(await session.clients(realmOf(double()), calm), 'unexpected', ['t0ken']);
      assert.match(failure.message, /redirects to http:\/\/127\.0\.0\.1:\d+, which was not followed/);
    }
    assert.deepEqual(tokens, []);
  });

  it('a connection that breaks, with its cause', async () => {
    const session = await connectTo(double());
    double().fault({ on: clients, kind: 'cut' });
    const failure = failureOf(await session.clients(realmOf(double()), calm), 'unreachable');
    assert.match(failure.message, /The connection to 127\.0\.0\.1:\d+ broke/);
    assert.match(failure.serverWords ?? '', /^(?:UND_ERR_SOCKET|ECONNRESET)$/);
  });

  it('a tenant that is gone, with its cause', async () => {
    const session = await connectTo(double());
    const realm = realmOf(double());
    await double().stop();
    const failure = failureOf(await session.clients(realm, calm), 'unreachable');
    assert.equal(failure.serverWords, 'ECONNREFUSED');
  }).timeout(10_000);

  it('an answer that never comes: in time, or when the user has enough', async () => {
    const provider = auth0Provider({ timeout: 50, pace: { perSecond: 1000, burst: 1000, clock: instantClock() } });
    const impatient = await connectTo(double(), recordingHost(), provider);
    double().fault({ on: clients, kind: 'hang' });
    failureOf(await impatient.clients(realmOf(double()), calm), 'timeout');

    const session = await connectTo(double());
    const cancel = new AbortController();
    double().fault({ on: clients, kind: 'hang' });
    const arrived = double().arrival(clients);
    const asked = session.clients(realmOf(double()), cancel.signal);
    await arrived;
    cancel.abort();
    failureOf(await asked, 'cancelled');
    failureOf(await session.clients(realmOf(double()), cancel.signal), 'cancelled');
    assert.ok((await session.clients(realmOf(double()), calm)).ok);
  });

  it('an answer without end', async () => {
    const session = await connectTo(double());
    const body = { clients: [{ client_id: 'x', name: 'x'.repeat(6 * 1024 * 1024) }] };
    double().fault({ on: clients, kind: 'status', status: 200, body });
    const failure = failureOf(await session.clients(realmOf(double()), calm), 'unexpected');
    assert.match(failure.message, /answered with more than/);
  });

  it('a fault of Auth0: it is asked once', async () => {
    const session = await connectTo(double());
    double().fault({ on: clients, kind: 'status', status: 500 });
    const failure = failureOf(await session.clients(realmOf(double()), calm), 'unexpected');
    assert.match(failure.message, /^Auth0 failed to list the applications \(HTTP 500\)/);
    assert.equal(double().requests.filter(({ path }) => path === '/api/v2/clients').length, 1);
  });

  it('a server that repeats the token: nobody sees it', async () => {
    const host = recordingHost();
    const pasted = double().pastedToken();
    const session = valueOf(await newProvider().connect(double().url, 'token', { token: pasted }, host, calm));
    double().fault({ on: clients, kind: 'status', status: 400, body: { message: `bad token ${pasted}` } });
    const failure = failureOf(await session.clients(realmOf(double()), calm), 'invalid', [pasted]);
    assert.match(failure.serverWords ?? '', /^bad token •+$/);
    assert.ok(!host.lines.join('\n').includes(pasted));
  });

  describe('answers that Auth0 never gives', () => {
    for (const body of [null, 'text', 7, {}, { clients: 'none' }, { clients: { length: 5 } }]) {
      it(`${JSON.stringify(body)} for a list`, async () => {
        const session = await connectTo(double());
        double().fault({ on: clients, kind: 'status', status: 200, body });
        const result = await session.clients(realmOf(double()), calm);
        assert.match(failureOf(result, 'unexpected').message, /not what Auth0 sends/);
      });
    }

    it('lists with something else in them', async () => {
      const session = await connectTo(double());
      const strange = [
        null,
        7,
        { name: 'no ID' },
        { client_id: 'a', name: 7, callbacks: 'none', grant_types: [7, 'authorization_code'], description: {} },
        { client_id: 'b', name: 'B', callbacks: ['https://om.acme.com/callback'], jwt_configuration: [], extra: {} },
      ];
      double().fault({ on: clients, kind: 'status', status: 200, body: { clients: strange, total: 'many' } });
      const found = valueOf(await session.clients(realmOf(double()), calm));
      assert.deepEqual(
        found.map(({ clientId, label, forOpenMetadata }) => [clientId, label, forOpenMetadata]),
        [
          ['a', 'a', false],
          ['b', 'B', true],
        ],
      );
    });

    it('pages without end', async () => {
      const session = await connectTo(double());
      const same = Array.from({ length: 100 }, (_, index) => ({ client_id: index.toString(), name: 'x' }));
      const body = { clients: same, total: 1_000_000 };
      double().fault({ on: clients, kind: 'status', status: 200, body, times: 'forever' });
      assert.equal(valueOf(await session.clients(realmOf(double()), calm)).length, 100);
      assert.equal(double().requests.filter(({ path }) => path === '/api/v2/clients').length, 2);
    });

    it('a list of connections that leads back to its beginning', async () => {
      const session = await connectTo(double());
      const { clientId } = double().machine;
      const on = { method: 'GET', path: /\/connections/ };
      double().fault({ on, kind: 'status', status: 200, body: { connections: [], next: 'again' }, times: 'forever' });
      assert.ok((await session.client(realmOf(double()), clientId, calm)).ok);
      assert.equal(double().requests.filter(({ path }) => path.endsWith('/connections')).length, 2);
    });
  });

  it('a call for another tenant: nobody is asked', async () => {
    const session = await connectTo(double());
    const before = double().requests.length;
    const failure = failureOf(await session.clients('other.eu.auth0.com', calm), 'not-found');
    assert.match(failure.message, /reaches the tenant 127\.0\.0\.1:\d+, not other\.eu\.auth0\.com/);
    failureOf(await session.endpoints('other', calm), 'not-found');
    failureOf(await session.plan({ kind: 'delete-client', realm: 'other', clientId: 'x' }, calm), 'not-found');
    assert.equal(double().requests.length, before);
  });
});
