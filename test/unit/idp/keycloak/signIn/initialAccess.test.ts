import assert from 'node:assert/strict';
import { tokenFacts } from '../../../../../src/idp/keycloak/signIn/initialAccess';

const tokenOf = (payload: unknown): string =>
  ['e30', Buffer.from(JSON.stringify(payload)).toString('base64url'), 'signature'].join('.');

describe('an initial access token', () => {
  const typ = 'InitialAccessToken';
  const iss = 'https://sso.acme.example/auth/realms/Data%20sec';

  it('names its realm and its end', () => {
    assert.deepEqual(tokenFacts(tokenOf({ typ, iss, exp: 1_700_000_000 })), {
      realm: 'Data sec',
      expires: new Date(1_700_000_000_000),
    });
    assert.deepEqual(tokenFacts(tokenOf({ typ, iss, exp: 0 })), { realm: 'Data sec', expires: undefined });
  });

  for (const payload of [
    null,
    [],
    'text',
    { typ: 'Bearer', iss },
    { typ },
    { typ, iss: 5 },
    { typ, iss: 'https://sso.acme.example' },
    { typ, iss: 'https://sso.acme.example/realms/100%' },
  ]) {
    it(`is not ${JSON.stringify(payload)}`, () => {
      assert.equal(tokenFacts(tokenOf(payload)), undefined);
    });
  }

  it('is not just any text', () => {
    for (const text of ['', '.', 'e30.e30', '€.€.€']) assert.equal(tokenFacts(text), undefined);
  });
});
