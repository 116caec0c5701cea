import assert from 'node:assert/strict';
import { ok } from '../../../../../src/core/result';
import { exampleIdToken } from '../../../../../src/idp/auth0/directory/idToken';
import type { Auth0User } from '../../../../../src/idp/auth0/tenant';

const { signal } = new AbortController();

const user: Auth0User = {
  user_id: 'auth0|1',
  email: 'ada@acme.example',
  email_verified: true,
  name: 'Ada Admin',
  nickname: 'ada',
  given_name: 'Ada',
  picture: 'https://pictures.example/ada.png',
  updated_at: '2026-11-23T10:00:00.000Z',
  user_metadata: { secret: 'of hers' },
  identities: [{ connection: 'Username-Password-Authentication' }],
};

describe('the ID token that Auth0 would issue', () => {
  const question = {
    realm: 'acme.eu.auth0.com',
    clientId: 'an-id',
    username: 'ada',
    issuer: 'https://acme.eu.auth0.com/',
  };
  const tenant = {
    application: (id: string) => Promise.resolve(ok(id === 'an-id' ? { client_id: id, name: 'Ours' } : undefined)),
    user: (name: string) => Promise.resolve(ok(name === 'ada' ? user : undefined)),
  };
  const always = { iss: 'https://acme.eu.auth0.com/', aud: 'an-id', sub: 'auth0|1' };
  const { email, email_verified, name, nickname, given_name, picture, updated_at } = user;
  const expected: readonly (readonly [string, object])[] = [
    ['openid', {}],
    ['openid email', { email, email_verified }],
    [
      'openid email profile offline_access constructor',
      { email, email_verified, name, nickname, given_name, picture, updated_at },
    ],
  ];
  for (const [scope, claims] of expected) {
    it(`has the claims of its scopes, as far as the profile has them: ${scope}`, async () => {
      const token = await exampleIdToken(tenant, { ...question, scope }, signal);
      assert.ok(token.ok);
      assert.deepEqual(token.value.claims, { ...always, ...claims });
      assert.match(token.value.caveat ?? '', /an Action of the tenant may add claims or change them\.$/);
    });
  }

  it('is that of an application and a user who are there', async () => {
    for (const wrong of [{ clientId: 'other' }, { username: 'bob' }]) {
      const token = await exampleIdToken(tenant, { ...question, scope: 'openid', ...wrong }, signal);
      assert.ok(!token.ok && token.error.kind === 'not-found');
    }
  });
});
