import assert from 'node:assert/strict';
import { factsOf, managementAudience } from '../../../../../src/idp/auth0/signIn/token';

const tokenOf = (claims: unknown): string => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;

describe('what a token says about itself', () => {
  it('whom it is for, until when, and what it allows', () => {
    const facts = factsOf(
      tokenOf({ aud: 'https://acme.eu.auth0.com/api/v2/', exp: 1_800_000_000, scope: 'read:clients' }),
    );
    assert.deepEqual(facts, {
      audiences: ['https://acme.eu.auth0.com/api/v2/'],
      expires: 1_800_000_000_000,
      scopes: new Set(['read:clients']),
    });
  });

  it('also for several, and without a scope', () => {
    const facts = factsOf(tokenOf({ aud: ['a', 7, 'b'], exp: 1 }));
    assert.deepEqual(facts?.audiences, ['a', 'b']);
    assert.equal(facts.scopes.size, 0);
  });

  it('nothing, if it is none', () => {
    for (const none of [
      '',
      'a',
      'a.b',
      'a.b.c',
      tokenOf(null),
      tokenOf('x'),
      tokenOf({ aud: 'a' }),
      tokenOf({ exp: 'soon' }),
      tokenOf({ exp: -1e300 }),
    ]) {
      assert.equal(factsOf(none), undefined, none);
    }
  });

  it('is for the Management API with a slash at the end', () => {
    assert.equal(managementAudience('https://acme.eu.auth0.com'), 'https://acme.eu.auth0.com/api/v2/');
  });
});
