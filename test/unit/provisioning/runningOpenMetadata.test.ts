import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020';
import { describe, it } from 'mocha';
import type { SettingKey } from '../../../src/core/catalogue/catalogue';
import type { ServedConfiguration } from '../../../src/core/runningServer';
import { readRunningServer } from '../../../src/provisioning/runningOpenMetadata';
import { type LoopbackServer, serveHttp, serveHttps } from '../../support/loopback';
import {
  answersOf,
  asShipped,
  serveOpenMetadata,
  wholeAnswersOf,
  withKeycloak,
} from '../../support/openMetadataDouble';
import { sharedPath } from '../../support/shared';

/*
 * Against a double: an OpenMetadata server could not be run for these tests.
 */

const unaborted = (): AbortSignal => new AbortController().signal;

const running: LoopbackServer[] = [];

async function use<T extends LoopbackServer>(server: Promise<T>): Promise<T> {
  const started = await server;
  running.push(started);
  return started;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

async function read(url: string, timeout?: number): Promise<ServedConfiguration> {
  const result = await readRunningServer(url, unaborted(), timeout);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return result.value;
}

async function failure(url: string, signal = unaborted(), timeout?: number) {
  const result = await readRunningServer(url, signal, timeout);
  assert.ok(!result.ok, 'it was read');
  return result.error;
}

const keysIn = ({ settings }: ServedConfiguration): readonly SettingKey[] => [...settings.keys()].sort();

describe('readRunningServer', () => {
  it('reads what a newer release tells, and no default that is not in force', async () => {
    const server = await use(serveOpenMetadata(answersOf(withKeycloak)));
    const served = await read(server.url);
    assert.equal(served.release, '1.12.1');
    assert.deepEqual(served.keyIds, [withKeycloak.keyId]);
    assert.equal(served.settings.get('authn.provider'), 'custom-oidc');
    assert.equal(served.settings.get('authz.principalDomain'), 'acme.example');
    assert.deepEqual(keysIn(served), [
      'authn.authority',
      'authn.callbackUrl',
      'authn.clientId',
      'authn.clientType',
      'authn.enableSelfSignup',
      'authn.jwtPrincipalClaims',
      'authn.jwtPrincipalClaimsMapping',
      'authn.provider',
      'authn.providerName',
      'authz.principalDomain',
    ]);
  });

  it('reads all that an older release tells', async () => {
    const urls = ['https://om.acme.example/api/v1/system/config/jwks'];
    const answers = wholeAnswersOf(
      { ...withKeycloak, release: '1.8.0' },
      { publicKeyUrls: urls, responseType: 'code' },
      { adminPrincipals: ['alice'], enforcePrincipalDomain: true },
    );
    const { settings } = await read((await use(serveOpenMetadata(answers))).url);
    assert.deepEqual(settings.get('authn.publicKeyUrls'), urls);
    assert.equal(settings.get('authn.responseType'), 'code');
    assert.deepEqual(settings.get('authz.adminPrincipals'), ['alice']);
    assert.equal(settings.get('authz.enforcePrincipalDomain'), true);
  });

  it('asks below the base path', async () => {
    const server = await use(serveOpenMetadata(answersOf(asShipped), '/catalog'));
    await read(`${server.url}/catalog`);
    assert.deepEqual(server.asked.toSorted(), [
      '/catalog/api/v1/system/config/auth',
      '/catalog/api/v1/system/config/authorizer',
      '/catalog/api/v1/system/config/jwks',
      '/catalog/api/v1/system/version',
    ]);
  });

  it('does with the first answer alone', async () => {
    const { auth } = answersOf(asShipped);
    const served = await read((await use(serveOpenMetadata({ auth }))).url);
    assert.deepEqual([served.release, served.keyIds], [undefined, undefined]);
    assert.equal(served.settings.get('authn.provider'), 'basic');
  });

  it('knows a build between releases', async () => {
    const answers = answersOf({ ...asShipped, release: '2.1.0-SNAPSHOT' });
    assert.equal((await read((await use(serveOpenMetadata(answers))).url)).release, '2.1.0');
  });

  it('looks at no secret, and at nothing that cannot be a setting', async () => {
    const oidcConfiguration = { id: 'open-metadata', secret: 'canary-of-the-server' };
    const auth = {
      provider: 'custom-oidc',
      clientId: 12,
      authority: { a: 1 },
      jwtPrincipalClaims: ['a', 2],
      oidcConfiguration,
    };
    const answers = { auth, jwks: { keys: [null, { kid: 3 }, 'x'] }, version: { version: 'latest' }, authorizer: [] };
    const served = await read((await use(serveOpenMetadata(answers))).url);
    assert.deepEqual([...served.settings], [['authn.provider', 'custom-oidc']]);
    assert.deepEqual([served.keyIds, served.release], [[], undefined]);
    assert.ok(!JSON.stringify([...served.settings]).includes('canary'));
  });

  it('says that an old release has nothing there', async () => {
    const { kind, message, nextStep } = await failure((await use(serveOpenMetadata({}))).url);
    assert.equal(kind, 'not-found');
    assert.match(`${message} ${nextStep}`, /\/api\/v1\/system\/config\/auth \(HTTP 404\).*before 1\.0/);
  });

  const strangers: readonly (readonly [string, number, string, RegExp])[] = [
    ['a page of a proxy', 200, '<html>Sign in to ACME</html>', /a page of its own \(HTTP 200\)/],
    ['another application', 200, '{"status":"up"}', /something else \(HTTP 200\)/],
    ['a list', 200, '[]', /something else \(HTTP 200\)/],
    ['a guard', 401, '', /wants a sign-in first \(HTTP 401\)/],
    ['a server in trouble', 502, '<html>Bad gateway</html>', /in trouble itself \(HTTP 502\)/],
  ];
  for (const [who, status, body, words] of strangers) {
    it(`names ${who}`, async () => {
      const server = await use(serveHttp((_, response) => response.writeHead(status).end(body)));
      assert.match((await failure(server.url)).message, words);
    });
  }

  it('follows no redirect, and says where it leads without what it carries', async () => {
    const asked: string[] = [];
    const server = await use(
      serveHttp(({ url = '' }, response) => {
        asked.push(url);
        response.writeHead(302, { location: 'https://login.acme.example/in?token=canary' }).end();
      }),
    );
    const { message } = await failure(server.url);
    assert.match(message, /redirects to https:\/\/login\.acme\.example, which was not followed/);
    assert.ok(!message.includes('canary'));
    assert.equal(asked.length, 1);
  });

  it('trusts no certificate that nobody knows', async () => {
    const server = await use(serveHttps((_, response) => response.end('{}')));
    assert.equal((await failure(server.url)).kind, 'tls');
  });

  it('does not wait for ever, and can be cancelled', async () => {
    const asked = new EventTarget();
    const server = await use(serveHttp(() => asked.dispatchEvent(new Event('asked'))));
    assert.equal((await failure(server.url, unaborted(), 50)).kind, 'timeout');
    const controller = new AbortController();
    const heard = once(asked, 'asked');
    const answer = failure(server.url, controller.signal);
    await heard;
    controller.abort();
    assert.equal((await answer).kind, 'cancelled');
  });

  it('says that nothing listens', async () => {
    const server = await serveHttp(() => undefined);
    await server.stop();
    assert.equal((await failure(server.url)).kind, 'unreachable');
  });
});

describe('the double', () => {
  /** Schemas before and after the answer became a copy of some fields, and the newest. */
  const schemas = sharedPath('data/openmetadata/schemas/derived');
  const releases = ['1.9.0', '1.12.0', '2.0.7'].filter((release) => existsSync(join(schemas ?? '', release)));
  for (const release of releases) {
    it(`answers as the schemas of ${release} have it`, () => {
      for (const inForce of [asShipped, withKeycloak]) {
        const later = 'somethingOfALaterRelease';
        const known = Object.entries(answersOf(inForce).auth as object).filter(([name]) => name !== later);
        const path = join(schemas ?? '', release, 'authenticationConfiguration.json');
        const validate = validatorOf(path);
        assert.ok(validate(Object.fromEntries(known)), JSON.stringify(validate.errors));
      }
    });
  }
});

const validatorOf = (path: string): ValidateFunction =>
  new Ajv2020({ strict: false, logger: false }).compile(JSON.parse(readFileSync(path, 'utf8')) as object);
