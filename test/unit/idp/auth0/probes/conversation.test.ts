import assert from 'node:assert/strict';
import { readAuthorization, type AuthorizationAnswer } from '../../../../../src/idp/auth0/probes/conversation';
import type { HttpAnswer } from '../../../../../src/idp/http';
import type { Authorization } from '../../../../../src/idp/probes/conversation';

const endpoint = 'https://acme.eu.auth0.com/authorize';
const asked: Authorization = {
  clientId: 'kD3mP8xV2qR7tY5wZ1bN6cF4hJ9gL0sA',
  redirectUri: 'https://om.acme.example/callback',
  responseType: 'code',
  scopes: ['openid'],
  challenge: undefined,
};

const read = (answer: Partial<HttpAnswer>, changes: Partial<Authorization> = {}): AuthorizationAnswer =>
  readAuthorization(endpoint, { status: 403, body: undefined, ...answer }, { ...asked, ...changes });

describe('what Auth0 makes of a sign-in that nobody takes part in', () => {
  for (const error of ['login_required', 'interaction_required', 'consent_required'])
    it(`${error} at the callback: everything is right`, () => {
      assert.deepEqual(read({ status: 302, location: `${asked.redirectUri}?error=${error}&state=x` }), {
        kind: 'accepted',
      });
    });

  it('an address that has the callback in front is another', () => {
    for (const rest of ['s?error=login_required', '/more?error=login_required', '.example/?error=login_required'])
      assert.equal(read({ status: 302, location: asked.redirectUri + rest }).kind, 'unclear', rest);
  });

  it('what the request itself said proves nothing', () => {
    const page = '<p>Something went wrong with client “Unknown client” and https://om.acme.example/callback.</p>';
    assert.equal(read({ page }, { clientId: 'Unknown client' }).kind, 'unclear');
  });

  it('a relative address of an error page is one of the tenant’s', () => {
    assert.deepEqual(
      read({ status: 302, location: '/error?error=invalid_request&error_description=Unknown%20client:%20x' }),
      {
        kind: 'refused',
        reason: 'unknown application',
      },
    );
  });

  it('a page that is not known is quoted, in short', () => {
    const answer = read({ page: `<title>Hoppla</title><style>p{}</style><p>${'sehr '.repeat(200)}</p>` });
    assert.ok(answer.kind === 'unclear');
    assert.match(answer.why, /^Auth0 answered with a page that is not known \(HTTP 403\): “Hoppla sehr /);
    assert.ok(answer.why.length < 400);
    assert.ok(!answer.why.includes('p{}'));
  });

  it('millions of brackets take no time', () => {
    const page = '<script '.repeat(200_000) + '<'.repeat(1_000_000);
    assert.equal(read({ page }).kind, 'unclear');
  }).timeout(5000);
});
