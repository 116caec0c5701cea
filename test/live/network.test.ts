import assert from 'node:assert/strict';
import { freePort } from '../support/processes';
import type { ServerResponse } from 'node:http';
import { serveHttp, serveHttps, serveProxy, type LoopbackServer } from '../support/loopback';
import type { Failure } from '../../src/idp/failure';
import { keycloakProvider } from '../../src/idp/keycloak/keycloak';
import { keycloakServer } from './hooks';
import type { Session } from '../../src/idp/provider';
import { calm, failureOf, provider, recordingHost, valueOf } from './sessions';

const secret = 'typed-Secret';
const answers = { realm: 'master', username: 'admin', password: secret };

/** Tries to connect to an address that is not a Keycloak's. */
async function connectTo(url: string, kind: Failure['kind'], signal = calm): Promise<Failure> {
  return failureOf(await provider.connect(url, 'password', answers, recordingHost(), signal), kind, [secret]);
}

describe('what stands between the user and Keycloak', function () {
  this.timeout(20_000);
  const servers: LoopbackServer[] = [];
  const serve = async (starting: Promise<LoopbackServer>): Promise<LoopbackServer> => {
    const server = await starting;
    servers.push(server);
    return server;
  };

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  it('nothing listens', async () => {
    const port = (await freePort()).toString();
    assert.match(
      (await connectTo(`http://127.0.0.1:${port}`, 'unreachable')).message,
      /^Nothing listens at 127\.0\.0\.1/,
    );
  });

  it('a port that no web request may use', async () => {
    await connectTo('http://127.0.0.1:9', 'unreachable');
  });

  it('a name that does not exist', async () => {
    const failure = await connectTo('https://keycloak.invalid', 'unreachable');
    assert.equal(failure.message, 'There is no host named keycloak.invalid.');
  });

  it('a server that never answers', async () => {
    const { url } = await serve(serveHttp(() => undefined));
    const impatient = keycloakProvider({ timeout: 300 });
    const result = await impatient.connect(url, 'password', answers, recordingHost(), calm);
    assert.match(failureOf(result, 'timeout', [secret]).message, /did not answer in time/);
  });

  it('a user who gives up while the server does not answer', async () => {
    const cancel = new AbortController();
    const { url } = await serve(
      serveHttp(() => {
        cancel.abort();
      }),
    );
    await connectTo(url, 'cancelled', cancel.signal);
  });

  it('a certificate that nobody vouches for', async () => {
    const { url } = await serve(
      serveHttps((_request, response) => {
        response.end();
      }),
    );
    const failure = await connectTo(url, 'tls');
    assert.equal(failure.serverWords, 'DEPTH_ZERO_SELF_SIGNED_CERT');
    assert.equal(failure.reason, 'unknown-authority');
    assert.match(failure.nextStep, /Choose the file with its certificate authority/);
  });

  it('https to a server that speaks http', async () => {
    const failure = await connectTo(keycloakServer().url.replace('http:', 'https:'), 'tls');
    assert.match(failure.message, /does not speak HTTPS/);
  });

  it('http to a server that speaks https', async () => {
    const { url } = await serve(
      serveHttps((_request, response) => {
        response.end();
      }),
    );
    assert.match((await connectTo(url.replace('https:', 'http:'), 'unreachable')).nextStep, /https:\/\//);
  });

  it('a proxy with a page of its own', async () => {
    const page = '<!doctype html><title>Blocked</title><p>Your company blocks this.</p>';
    const { url } = await serve(
      serveHttp((_request, response) => {
        response.setHeader('content-type', 'text/html').end(page);
      }),
    );
    assert.match((await connectTo(url, 'unexpected')).message, /a page of its own/);
  });

  it('a proxy that leads to its login page: the password does not follow', async () => {
    const bodies: string[] = [];
    const login = await serve(
      serveHttp((request, response) => {
        request
          .on('data', (chunk: Buffer) => bodies.push(chunk.toString()))
          .on('end', () => response.end('<html>Log in</html>'));
      }),
    );
    const proxy = await serve(
      serveHttp((_request, response) => {
        response.writeHead(302, { location: `${login.url}/login?back=token-in-url` }).end();
      }),
    );
    const failure = await connectTo(proxy.url, 'unexpected');
    assert.match(failure.message, /redirects to http:\/\/127\.0\.0\.1/);
    assert.ok(!JSON.stringify(failure).includes('token-in-url'));
    assert.deepEqual(bodies, []);
  });

  it('a proxy that wants https', async () => {
    const { url, port } = await serve(
      serveHttp((_request, response) => {
        response.writeHead(308, { location: `https://127.0.0.1:${port.toString()}/` }).end();
      }),
    );
    assert.equal((await connectTo(url, 'unexpected')).nextStep, `Use ${url.replace('http:', 'https:')} as the URL.`);
  });

  it('a proxy that lets reading pass and answers the rest itself', async () => {
    const { url } = await serve(
      serveHttp((request, response) => {
        if (request.method === 'GET') response.setHeader('content-type', 'application/json').end('{"realm":"master"}');
        else response.writeHead(302, { location: '/login' }).end();
      }),
    );
    assert.match((await connectTo(url, 'unexpected')).message, /redirects/);
  });

  it('a server that repeats the password in its answer', async () => {
    const { url } = await serve(
      serveHttp((request, response) => {
        response.writeHead(request.method === 'GET' ? 200 : 400, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ realm: 'master', error: 'invalid_grant', error_description: `bad ${secret}` }));
      }),
    );
    assert.match((await connectTo(url, 'unauthorized')).serverWords ?? '', /^bad •+$/);
  });

  describe('after signing in', () => {
    it('a page instead of an answer', async () => {
      const session = await behind((response) => response.end('<html>Maintenance</html>'));
      assert.match(failureOf(await session.realms(calm), 'unexpected').message, /a page of its own \(HTTP 200\)/);
      assert.match(failureOf(await session.clients('any', calm), 'unexpected').message, /a page of its own/);
    });

    it('an error page', async () => {
      const session = await behind((response) => response.writeHead(502).end('<html>Bad gateway</html>'));
      assert.match(failureOf(await session.realms(calm), 'unexpected').message, /HTTP 502/);
    });

    it('a redirect: the token does not follow', async () => {
      const tokens: unknown[] = [];
      const login = await serve(
        serveHttp((request, response) => {
          tokens.push(request.headers.authorization);
          response.end();
        }),
      );
      const session = await behind((response) => response.writeHead(307, { location: login.url }).end());
      assert.match(failureOf(await session.realms(calm), 'unexpected').message, /redirects/);
      assert.deepEqual(tokens, []);
    });

    it('a connection that breaks', async () => {
      const session = await behind((response) => response.destroy());
      failureOf(await session.realms(calm), 'unreachable');
    });

    it('a call that the user cancels while it waits', async () => {
      const cancel = new AbortController();
      const session = await behind(() => {
        cancel.abort();
      });
      failureOf(await session.realms(cancel.signal), 'cancelled');
      failureOf(await session.realms(cancel.signal), 'cancelled');
    });

    /** A session through a proxy that, once the session is open, answers every request of the Admin API itself. */
    async function behind(answer: (response: ServerResponse) => unknown): Promise<Session> {
      let open = false;
      const { url } = await serve(
        serveProxy(keycloakServer().url, (request, response) => {
          if (!open || request.url?.startsWith('/admin') !== true) return false;
          answer(response);
          return true;
        }),
      );
      const { adminUser: username, adminPassword: password } = keycloakServer();
      const result = await provider.connect(url, 'password', { username, password }, recordingHost(), calm);
      open = true;
      return valueOf(result);
    }
  });

  it('an address that is none', async () => {
    for (const url of ['', 'keycloak', 'ftp://keycloak', 'https://admin:typed-Secret@keycloak', 'https://']) {
      await connectTo(url, 'invalid');
    }
  });
});
