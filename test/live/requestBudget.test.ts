import assert from 'node:assert/strict';
import { admin, freshName, freshRealm } from './arrange';
import { adminSession, requestFor, setUp } from './sessions';
import { requestsOf } from './requests';

const administrator = {
  username: 'admin-user',
  email: 'admin-user@acme.example',
  firstName: 'Ada',
  lastName: 'Admin',
  password: 'n0t-temporary',
};

describe('a full set-up, from sign-in to the credentials', function () {
  this.timeout(120_000);

  /** Who signs in and sets up, and what that cost. */
  async function requestsFor(realm: string, createRealm: boolean): Promise<readonly string[]> {
    let plan: unknown;
    const requests = await requestsOf(async () => {
      const done = await setUp(await adminSession(), requestFor(realm, { createRealm, administrator }));
      assert.ok(done.clientSecret !== undefined && done.endpoints.issuer !== '');
      plan = done.plan.steps.map(({ id, kind }) => `${kind} ${id}`);
    });
    const made = ['create client', 'create scopes', 'create administrator'];
    assert.deepEqual(plan, [createRealm ? 'create realm' : 'keep realm', ...made]);
    return requests;
  }

  it('costs at most 10 requests in a realm that is there', async () => {
    const requests = await requestsFor(await freshRealm(), false);
    assert.ok(requests.length <= 10, requests.join('\n'));
  });

  it('costs at most 10 requests with a new realm', async () => {
    const requests = await requestsFor(freshName('Data-sec'), true);
    assert.ok(requests.length <= 10, requests.join('\n'));
  });

  it('asks no more than once for what it wants to know, also where all is there already', async () => {
    const realm = await freshRealm();
    const session = await adminSession();
    await setUp(session, requestFor(realm, { administrator }));
    const requests = await requestsOf(async () => {
      await setUp(session, requestFor(realm, { administrator }));
    });
    // Realm, client and user for the plan, the client for its secret. Where sign-in happens is known by now.
    assert.equal(requests.length, 4, requests.join('\n'));
  });

  it('asks the least where a client is adopted and lacks everything', async () => {
    const realm = await freshRealm();
    await admin('POST', `/${realm}/clients`, {
      clientId: 'open-metadata',
      defaultClientScopes: ['roles'],
      optionalClientScopes: [],
    });
    const session = await adminSession();
    const requests = await requestsOf(async () => {
      await setUp(session, requestFor(realm, { administrator }));
    });
    assert.equal(new Set(requests.filter((request) => !request.startsWith('GET'))).size, 4, requests.join('\n'));
    assert.ok(requests.length <= 13, requests.join('\n'));
  });
});
