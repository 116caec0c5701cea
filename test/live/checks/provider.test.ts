import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { ok } from '../../../src/core/result';
import { signInOf } from '../../../src/core/signIn';
import { trustAuthorities } from '../../../src/idp/authorities';
import { codeOf } from '../../../src/idp/check';
import { keycloakProvider } from '../../../src/idp/keycloak/keycloak';
import { checkSignIn, type CheckReport } from '../../../src/provisioning/checks/checkSignIn';
import { makeAuthority, selfSigned, terminateTls } from '../../support/certificates';
import { serveHttp, serveProxy, type LoopbackServer } from '../../support/loopback';
import { freePort } from '../../support/processes';
import { admin, freshRealm } from '../arrange';
import { keycloakServer } from '../hooks';
import { calm, failureOf } from '../sessions';
import { faultsOf, noConnection, read } from '../../support/checks';
import { canary, check, client, fileOf, type Wish } from './files';

describe('live checks of the provider', function () {
  this.timeout(60_000);
  let realm: string;
  const servers: LoopbackServer[] = [];
  const serve = async (starting: Promise<LoopbackServer>): Promise<string> => {
    const server = await starting;
    servers.push(server);
    return server.url;
  };
  const url = (): string => keycloakServer().url;
  const issuer = (base = url(), name = realm): string => `${base}/realms/${name}`;
  const discovery = '/.well-known/openid-configuration';
  const certificates = '/protocol/openid-connect/certs';
  const checked = async (wish: Partial<Wish>): Promise<CheckReport> => check(fileOf({ realm, ...wish }));

  before(async () => {
    realm = await freshRealm();
    await client(realm);
  });

  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  it('costs eight requests at most', async () => {
    const paths: string[] = [];
    const proxy = await serve(
      serveProxy(url(), ({ url: path = '' }) => {
        paths.push(path.split('?')[0] ?? '');
        return false;
      }),
    );
    const report = await checked({ url: proxy });
    assert.deepEqual(faultsOf(report), []);
    assert.ok(paths.length <= 8, paths.join('\n'));
  });

  for (const name of ['no-such-realm', 'DATA-SEC'])
    it(`a realm that is not there: ${name}`, async () => {
      assert.deepEqual(faultsOf(await checked({ authority: issuer(url(), name), discoveryUri: '', keyUrls: [] })), [
        'realm-not-found',
      ]);
    });

  it('a path of an older Keycloak', async () => {
    const old = issuer(`${url()}/auth`);
    const report = await checked({ authority: old, discoveryUri: old + discovery });
    assert.deepEqual(faultsOf(report), ['discovery-fails']);
    const fixes = report.observed.observations.flatMap((each) => each.fixes);
    assert.deepEqual(
      fixes.map((fix) => 'changes' in fix && fix.changes),
      [
        [
          { key: 'authn.authority', set: issuer() },
          { key: 'oidc.discoveryUri', set: issuer() + discovery },
        ],
      ],
    );
  });

  it('a page of something in between', async () => {
    const page = await serve(serveHttp((_request, response) => void response.end('<html>Welcome</html>')));
    assert.deepEqual(faultsOf(await checked({ url: page, keyUrls: [] })), ['discovery-fails']);
  });

  it('a redirect to a login page', async () => {
    const elsewhere = await serve(serveHttp(redirectTo('https://login.acme.example/')));
    const report = await checked({ url: elsewhere });
    assert.deepEqual(faultsOf(report), ['discovery-fails', 'keys-unreachable']);
    assert.match(report.observed.observations[0]?.message ?? '', /redirects to https:\/\/login\.acme\.example/);
  });

  it('nothing listens', async () => {
    const silent = `http://127.0.0.1:${(await freePort()).toString()}`;
    assert.deepEqual(faultsOf(await checked({ url: silent })), ['provider-unreachable']);
  });

  it('a host that does not exist', async () => {
    assert.deepEqual(faultsOf(await checked({ url: 'https://keycloak.invalid' })), ['provider-unreachable']);
  });

  it('a server that never answers', async () => {
    const hanging = await serve(serveHttp(() => undefined));
    const subject = signInOf(read(fileOf({ realm, url: hanging })).view);
    assert.ok(subject !== undefined);
    const outcomes = await keycloakProvider({ timeout: 300 }).probe(subject, calm);
    const failed = outcomes.filter(({ state }) => state === 'failed');
    assert.deepEqual([...new Set(failed.map(codeOf))], ['provider-unreachable']);
  });

  it('somebody who gives up', async () => {
    const cancel = new AbortController();
    const hanging = await serve(
      serveHttp(() => {
        cancel.abort();
      }),
    );
    const { view } = read(fileOf({ realm, url: hanging }));
    failureOf(await checkSignIn(view, noConnection, cancel.signal), 'cancelled');
  });

  it('a file without a sign-in', async () => {
    const { view } = read('authenticationConfiguration:\n  provider: basic\n');
    failureOf(await checkSignIn(view, noConnection, calm), 'invalid');
  });

  it('a certificate that nobody vouches for', async () => {
    const secure = await serve(terminateTls(url(), await selfSigned('127.0.0.1')));
    assert.deepEqual(faultsOf(await checked({ url: secure })), ['provider-certificate']);
  });

  it('a proxy that speaks https for Keycloak, and Keycloak does not know', async () => {
    const authority = await makeAuthority();
    const secure = await serve(terminateTls(url(), await authority.issue('127.0.0.1')));
    trustAuthorities(() => Promise.resolve(ok(authority.pem)));
    try {
      const report = await checked({ url: secure });
      assert.deepEqual(faultsOf(report), ['endpoint-without-https', 'issuer-differs']);
      const { observations } = report.observed;
      assert.ok(
        observations.every(({ fixes }) => fixes.length === 0),
        'nobody is led to plain http',
      );
      assert.match(
        observations.map(({ message }) => message).join('\n'),
        /names http:\/\/\S+\/auth for signing in and tokens: .*KC_PROXY_HEADERS/,
      );
    } finally {
      trustAuthorities(() => Promise.resolve(ok(undefined)));
    }
  });

  it('a realm that is disabled', async () => {
    const disabled = await freshRealm();
    await client(disabled);
    await admin('PUT', `/${disabled}`, { enabled: false });
    assert.deepEqual(faultsOf(await checked({ realm: disabled })), ['realm-disabled']);
  });

  it('a realm that takes HTTPS only', async () => {
    const secured = await freshRealm({ sslRequired: 'all' });
    await client(secured);
    assert.deepEqual(faultsOf(await checked({ realm: secured, keyUrls: [] })), ['https-required']);
  });

  for (const [name, change] of [
    ['a slash behind it', (text: string) => `${text}/`],
    ['a host in upper case', (text: string) => text.replace('localhost', 'LOCALHOST')],
  ] as const)
    it(`an authority with ${name}`, async () => {
      const local = url().replace('127.0.0.1', 'localhost');
      const report = await checked({ url: local, authority: change(issuer(local)) });
      assert.deepEqual(faultsOf(report), ['issuer-differs']);
      const [fault] = report.observed.observations;
      assert.deepEqual(fault?.fixes[0]?.title, `Use ${issuer(local)}`);
    });

  it('a key URL without keys', async () => {
    const keyUrls = [issuer() + discovery, issuer() + certificates];
    const report = await checked({ keyUrls });
    assert.deepEqual(faultsOf(report), ['keys-unreachable']);
    assert.equal(report.observed.observations[0]?.item, keyUrls[0]);
  });

  it('a key URL that redirects, which OpenMetadata does not follow', async () => {
    const moved = await serve(serveHttp(redirectTo(issuer() + certificates)));
    assert.deepEqual(faultsOf(await checked({ keyUrls: [`${moved}/keys`] })), ['keys-unreachable']);
  });

  it('the keys of another realm', async () => {
    const report = await checked({ keyUrls: [issuer(url(), 'master') + certificates] });
    assert.deepEqual(faultsOf(report), ['signing-key-missing']);
    assert.match(report.observed.observations[0]?.fixes[0]?.title ?? '', new RegExp(`^Add ${issuer()}`));
  });

  it('the secret goes to no host that the file does not name', async () => {
    const bodies: string[] = [];
    const thief = await serve(
      serveHttp((request, response) => {
        request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
        request.on('end', () => response.writeHead(400).end('{"error":"invalid_grant"}'));
      }),
    );
    const document = (await (await fetch(issuer() + discovery)).json()) as object;
    const proxy = await serve(
      serveProxy(url(), ({ url: path = '' }, response) => {
        if (!path.endsWith(discovery)) return false;
        response.end(JSON.stringify({ ...document, token_endpoint: `${thief}/token` }));
        return true;
      }),
    );
    await checked({ url: proxy });
    assert.ok(bodies.length > 0, 'it was asked');
    assert.ok(!bodies.join('').includes(canary));
  });

  describe('where browsers and the server take different ways', () => {
    it('a host that only the server knows is passed over', async () => {
      const inside = issuer('http://keycloak:8080');
      const report = await checked({
        discoveryUri: inside + discovery,
        keyUrls: ['http://openmetadata-server:8585/api/v1/system/config/jwks', inside + certificates],
      });
      assert.deepEqual(faultsOf(report), []);
      const reasons = report.outcomes.flatMap((each) => (each.state === 'skipped' ? [each.reason] : []));
      assert.ok(reasons.includes('keycloak:8080 is known to the server’s network only.'), reasons.join('\n'));
    });

    it('but not if it is for another realm', async () => {
      const inside = issuer('http://keycloak:8080', 'other');
      assert.deepEqual(faultsOf(await checked({ discoveryUri: inside + discovery })), ['provider-unreachable']);
    });

    it('two names of one server are two issuers', async () => {
      const local = url().replace('127.0.0.1', 'localhost');
      const report = await checked({ url: local, discoveryUri: issuer() + discovery });
      assert.deepEqual(faultsOf(report), ['issuer-differs']);
      const [fault] = report.observed.observations;
      assert.deepEqual(fault?.settings, ['oidc.discoveryUri']);
      assert.equal(fault.fixes[0]?.title, `Use ${issuer(local)}${discovery}`);
    });

    it('unless Keycloak is told its one address', async () => {
      const local = url().replace('127.0.0.1', 'localhost');
      const fronted = await freshRealm({ attributes: { frontendUrl: local } });
      await client(fronted);
      const report = await checked({ realm: fronted, url: local, discoveryUri: issuer(url(), fronted) + discovery });
      assert.deepEqual(faultsOf(report), []);
    });
  });

  it('a provider that is not known gets what every provider answers', async () => {
    const document = (await (await fetch(issuer() + discovery)).json()) as object;
    const own = await serve(
      serveHttp(({ url: path = '' }, response) => {
        const { host } = new URL(own);
        response.end(
          path === `/oauth${discovery}` ? JSON.stringify({ ...document, issuer: `http://${host}/oauth` }) : '{}',
        );
      }),
    );
    const wish = { authority: `${own}/oauth`, discoveryUri: `${own}/oauth${discovery}` };
    assert.deepEqual(faultsOf(await checked(wish)), []);
    const report = await checked({ ...wish, scope: 'openid email groups' });
    assert.deepEqual(faultsOf(report), ['scope-refused']);
    assert.match(report.observed.observations[0]?.message ?? '', /does not announce the scope groups/);
  });
});

const redirectTo =
  (location: string) =>
  (_request: unknown, response: ServerResponse): void => {
    response.writeHead(302, { location }).end();
  };
