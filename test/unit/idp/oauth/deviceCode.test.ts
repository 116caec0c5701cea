import assert from 'node:assert/strict';
import { err, ok, type Result } from '../../../../src/core/result';
import type { DeviceCode } from '../../../../src/idp/connection';
import type { Failure } from '../../../../src/idp/failure';
import { signInWithDevice } from '../../../../src/idp/oauth/deviceCode';
import { serveHttp } from '../../../support/loopback';

const refused: Failure = { kind: 'unexpected', message: 'There is no code.', nextStep: 'Sign in another way.' };
const issued = {
  device_code: 'secret-of-this-machine',
  user_code: 'ABCD-EFGH',
  verification_uri: 'https://sso.acme.example/device',
  verification_uri_complete: 'https://sso.acme.example/device?user_code=ABCD-EFGH',
  expires_in: 60,
  interval: 1,
};

describe('signing in with a code on another device', () => {
  /** Against a server that issues these codes, and then answers so. */
  async function signIn(codes: object, tokens: object = {}) {
    const shown: DeviceCode[] = [];
    const sent: string[] = [];
    const server = await serveHttp((request, response) => {
      sent.push(request.url ?? '');
      response.end(JSON.stringify(request.url === '/device' ? codes : tokens));
    });
    try {
      const result = await signInWithDevice<readonly string[]>(
        {
          endpoint: `${server.url}/device`,
          tokenEndpoint: `${server.url}/token`,
          clientId: 'openmetadata-vscode',
          scope: 'openid',
          timeout: 15_000,
        },
        (code) => {
          shown.push(code);
          return Promise.resolve(true);
        },
        { refused: () => refused, tokens: (_, secrets): Result<readonly string[], Failure> => ok(secrets) },
        new AbortController().signal,
      );
      return { result, shown, sent };
    } finally {
      await server.stop();
    }
  }

  it('asks until there are tokens, and says what no message may repeat', async () => {
    const { result, shown, sent } = await signIn(issued);
    assert.ok(result.ok);
    assert.equal(result.value[0], issued.device_code);
    assert.match(result.value[1] ?? '', /^[\w-]{43}$/);
    assert.deepEqual(sent, ['/device', '/token']);
    assert.deepEqual(shown, [
      {
        code: issued.user_code,
        page: issued.verification_uri,
        pageWithCode: issued.verification_uri_complete,
        minutes: 1,
      },
    ]);
  });

  for (const pace of [0, -5, 1e-9]) {
    it(`asks no more than once a second, though the server wants every ${pace.toString()} s`, async () => {
      const { result, sent } = await signIn({ ...issued, interval: pace, expires_in: 1 }, { error: 'slow_down' });
      assert.equal(result.ok ? undefined : result.error.kind, 'timeout');
      assert.deepEqual(sent, ['/device', '/token']);
    });
  }

  for (const [what, changes] of [
    ['opens other programs', { verification_uri: 'vscode://evil.extension/run' }],
    ['opens other programs with the code', { verification_uri_complete: 'file:///C:/evil.exe' }],
    ['is none', { verification_uri: 'device' }],
    ['is no text', { verification_uri: { href: 'https://sso.acme.example' } }],
  ] as const) {
    it(`shows no page whose address ${what}`, async () => {
      const { result, shown, sent } = await signIn({ ...issued, ...changes });
      assert.deepEqual([result, shown, sent], [err(refused), [], ['/device']]);
    });
  }
});
