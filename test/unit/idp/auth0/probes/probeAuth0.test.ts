import assert from 'node:assert/strict';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';
import { signInOf } from '../../../../../src/core/signIn';
import type { CheckOutcome } from '../../../../../src/idp/check';
import { probeAuth0 } from '../../../../../src/idp/auth0/probes/probeAuth0';

const secret = 'canary-of-the-file';
const callback = 'https://om.acme.example/callback';

/** What a file says of sign-in at a domain of its own. */
function subjectAt(domain: string) {
  const subject = signInOf(
    envFile.read(
      [
        'AUTHENTICATION_PROVIDER=auth0',
        'AUTHENTICATION_CLIENT_TYPE=confidential',
        `AUTHENTICATION_AUTHORITY=${domain}`,
        `AUTHENTICATION_PUBLIC_KEYS=[${domain}/.well-known/jwks.json]`,
        'OIDC_CLIENT_ID=some-id',
        `OIDC_CLIENT_SECRET=${secret}`,
        `OIDC_DISCOVERY_URI=${domain}/.well-known/openid-configuration`,
        `OIDC_CALLBACK=${callback}`,
        '',
      ].join('\n'),
    ),
  );
  assert.ok(subject?.clientSecret === secret);
  return subject;
}

describe('a check of Auth0 from outside', () => {
  const fetchItself = globalThis.fetch;
  let sent: string[];
  beforeEach(() => {
    sent = [];
  });
  afterEach(() => {
    globalThis.fetch = fetchItself;
  });

  /** @param tokenDomain where the domain's own document says that codes are redeemed */
  async function probed(domain: string, tokenDomain = domain): Promise<readonly CheckOutcome[]> {
    globalThis.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : input.toString();
      const form = init?.body instanceof URLSearchParams ? init.body : new URLSearchParams();
      sent.push(`${url} ${form.toString()}`);
      return Promise.resolve(answerTo(url, form));
    };
    const answerTo = (url: string, form: URLSearchParams): Response => {
      if (url.includes('/authorize')) {
        const location = `${callback}?error=login_required`;
        return new Response(null, { status: 302, headers: { location } });
      }
      if (url.includes('/oauth/token')) {
        const error = form.has('client_secret') ? 'invalid_grant' : 'invalid_client';
        return Response.json({ error }, { status: 401 });
      }
      return Response.json({
        issuer: `${domain}/`,
        jwks_uri: `${domain}/.well-known/jwks.json`,
        authorization_endpoint: `${domain}/authorize`,
        token_endpoint: `${tokenDomain}/oauth/token`,
      });
    };
    return probeAuth0(subjectAt(domain), { signal: new AbortController().signal, timeout: 5000 });
  }

  const whyNotTried = (outcomes: readonly CheckOutcome[]): string | undefined =>
    outcomes.flatMap((each) =>
      each.state === 'skipped' && each.code === 'client-secret-wrong' ? [each.reason] : [],
    )[0];

  it('tries the secret at the domain that the file names', async () => {
    const outcomes = await probed('https://login.acme.example');
    assert.ok(sent.some((each) => each.startsWith('https://login.acme.example/oauth/token') && each.includes(secret)));
    assert.equal(whyNotTried(outcomes), undefined);
  });

  it('sends it to no other that the domain’s document names', async () => {
    const outcomes = await probed('https://login.acme.example', 'https://thief.example');
    assert.ok(sent.some((each) => each.startsWith('https://thief.example/oauth/token')));
    assert.ok(!sent.join().includes(secret));
    assert.match(whyNotTried(outcomes) ?? '', /leads to a host that the file does not name/);
  });

  it('nor over http, where others can read it and nobody was asked', async () => {
    const outcomes = await probed('http://login.acme.example');
    assert.ok(sent.some((each) => each.startsWith('http://login.acme.example/oauth/token')));
    assert.ok(!sent.join().includes(secret));
    assert.match(whyNotTried(outcomes) ?? '', /over http/);
  });
});
