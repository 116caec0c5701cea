import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  applicationIn,
  connectionIn,
  grantIn,
  isOfDatabase,
  pageIn,
  userIn,
} from '../../../../../src/idp/auth0/api/shapes';

describe('what is taken over from Auth0’s answers', () => {
  it('an application, with what has the right shape', () => {
    const application = {
      client_id: 'abc',
      name: 'OpenMetadata',
      app_type: 'spa',
      oidc_conformant: true,
      callbacks: ['https://om.acme.com/callback'],
      jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 36_000, scopes: {} },
      refresh_token: { rotation_type: 'rotating' },
      organization_usage: 'require',
    };
    const others = { tenant: 'acme', signing_keys: [{ cert: 'x' }], web_origins: null, is_first_party: 'yes' };
    assert.deepEqual(applicationIn({ ...application, ...others }), application);
  });

  it('an application by its ID where its name is not shown', () => {
    assert.deepEqual(applicationIn({ client_id: 'abc' }), { client_id: 'abc', name: 'abc' });
  });

  it('a user with the whole profile', () => {
    const user = { user_id: 'auth0|1', email: 'a@acme.com', email_verified: true, blocked: false };
    assert.deepEqual(userIn({ ...user, nickname: 7 }), user);
  });

  it('a user of a database, by its identities, else by its ID', () => {
    const social = { user_id: 'google-oauth2|1', identities: [{ provider: 'google-oauth2' }] };
    assert.equal(isOfDatabase(social), false);
    assert.equal(isOfDatabase({ ...social, identities: [{ provider: 'google-oauth2' }, { provider: 'auth0' }] }), true);
    assert.equal(isOfDatabase({ user_id: 'auth0|1' }), true);
    assert.equal(isOfDatabase({ user_id: 'ad|1' }), false);
  });

  it('a page, in each of the ways in which Auth0 writes it', () => {
    const items = [{ id: 'a', name: 'A', strategy: 'auth0' }, 7];
    const [first] = items;
    const page = { items: [first], count: 2 };
    assert.deepEqual(pageIn(items, 'connections', connectionIn), page);
    assert.deepEqual(pageIn({ connections: items, total: 2, start: 0 }, 'connections', connectionIn), {
      ...page,
      total: 2,
    });
    assert.deepEqual(pageIn({ connections: items, next: 'x' }, 'connections', connectionIn), { ...page, next: 'x' });
    assert.deepEqual(pageIn({ connections: items, next: '' }, 'connections', connectionIn), page);
    assert.equal(pageIn({ clients: items }, 'connections', connectionIn), undefined);
  });

  it('nothing that surprises, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const read of [applicationIn, connectionIn, userIn, grantIn]) {
          const found = read(value);
          assert.ok(found === undefined || typeof found === 'object');
        }
        pageIn(value, 'clients', applicationIn);
      }),
    );
  });
});
