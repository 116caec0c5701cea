import assert from 'node:assert/strict';
import { within } from '../../../src/idp/http';
import { networkFailure, strangerFailure } from '../../../src/idp/httpFailures';
import { isInsecureUrl } from '../../../src/idp/insecureUrl';
import type { Failure } from '../../../src/idp/failure';

const { signal: calm } = new AbortController();

/** What `fetch` rejects with: its own error around the system's. */
const fetchFailed = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(`system: ${code}`), { code }) });

describe('requests to an identity provider', () => {
  describe('isInsecureUrl', () => {
    for (const url of [
      'http://sso.acme.example',
      'http://10.0.0.5:8080',
      'http://localhost.acme.example',
      'HTTP://sso.acme.example',
    ]) {
      it(`asks about ${url}`, () => {
        assert.equal(isInsecureUrl(url), true);
      });
    }
    for (const url of [
      'https://sso.acme.example',
      'http://localhost:8080',
      'http://keycloak.localhost',
      'http://127.0.0.1',
      'http://127.1.2.3:80/auth',
      'http://[::1]:8080',
      'not a URL',
    ]) {
      it(`lets ${url} pass`, () => {
        assert.equal(isInsecureUrl(url), false);
      });
    }
  });

  describe('networkFailure', () => {
    const cases: readonly (readonly [string, Failure['kind'], RegExp])[] = [
      ['ECONNREFUSED', 'unreachable', /^Nothing listens at sso\.acme\.example:8443\.$/],
      ['ENOTFOUND', 'unreachable', /no host named sso\.acme\.example\./],
      ['EAI_AGAIN', 'unreachable', /no host named/],
      ['ECONNRESET', 'unreachable', /connection .* broke/],
      ['UND_ERR_CONNECT_TIMEOUT', 'timeout', /did not answer in time/],
      ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls', /certificate of .* is self-signed/],
      ['CERT_HAS_EXPIRED', 'tls', /has expired/],
      ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', /is for another host/],
      ['CERT_SIGNATURE_FAILURE', 'tls', /cannot be trusted/],
      ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', /does not speak HTTPS/],
    ];
    for (const [code, kind, message] of cases) {
      it(`${code} is ${kind}`, () => {
        const failure = networkFailure(fetchFailed(code), 'https://sso.acme.example:8443/realms/x?secret=1', calm);
        assert.equal(failure.kind, kind);
        assert.match(failure.message, message);
        assert.ok(!JSON.stringify(failure).includes('secret'));
      });
    }

    it('finds the cause when a host has several addresses', () => {
      const cause = new AggregateError([fetchFailed('ECONNREFUSED').cause]);
      const failure = networkFailure(new TypeError('fetch failed', { cause }), 'http://localhost:1', calm);
      assert.match(failure.message, /Nothing listens/);
    });

    it('is a cancellation if the user cancelled, whatever else went wrong', () => {
      const cancel = new AbortController();
      cancel.abort();
      assert.equal(networkFailure(fetchFailed('ECONNRESET'), 'http://x', cancel.signal).kind, 'cancelled');
    });

    it('takes anything that can be thrown', () => {
      assert.equal(networkFailure('odd', 'http://x', calm).kind, 'unreachable');
    });
  });

  describe('strangerFailure', () => {
    it('proposes https where the redirect leads there', () => {
      assert.equal(
        strangerFailure('http://sso.acme.example/realms/x', 301, 'https://sso.acme.example').nextStep,
        'Use https://sso.acme.example as the URL.',
      );
    });

    it('proposes no address of a stranger', () => {
      const failure = strangerFailure('http://sso.acme.example/x', 302, 'https://login.example.com');
      assert.match(failure.message, /redirects to https:\/\/login\.example\.com/);
      assert.ok(!failure.nextStep.includes('login.example.com'));
    });
  });

  describe('within', () => {
    const never = (signal: AbortSignal): Promise<never> =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(signal.reason as Error);
        });
      });

    it('ends by its time-out', async () => {
      await assert.rejects(within(calm, 1, never), { name: 'TimeoutError' });
    });

    it('ends with the user', async () => {
      const cancel = new AbortController();
      const running = within(cancel.signal, 60_000, never);
      cancel.abort();
      await assert.rejects(running, { name: 'AbortError' });
    });

    it('hands over an abortion that came before', async () => {
      const cancel = new AbortController();
      cancel.abort();
      assert.equal(await within(cancel.signal, 60_000, (signal) => Promise.resolve(signal.aborted)), true);
    });
  });
});
