import assert from 'node:assert/strict';
import { ok } from '../../../../src/core/result';
import { keycloakAdmin } from '../../../../src/idp/keycloak/admin';
import type { AdminApi } from '../../../../src/idp/keycloak/adminApi';

const { signal } = new AbortController();
const page = { first: 0, limit: 100 };

describe('lists that Keycloak’s Admin API gives', () => {
  /** Something in between that answers every request with this JSON. */
  const answering = (json: unknown) =>
    // What a server answers has no type, whatever the library says.
    keycloakAdmin({ call: () => Promise.resolve(ok(json as never)), renewToken: () => undefined } satisfies AdminApi);

  for (const json of [{}, { error: 'none' }, [null], ['client'], [[{}], 5], 7, true]) {
    it(`are no ${JSON.stringify(json)}`, async () => {
      const admin = answering(json);
      const answers = await Promise.all([
        admin.realms(signal),
        admin.clients('Data-sec', page, signal),
        admin.client('Data-sec', 'open-metadata', signal),
        admin.scopes('Data-sec', signal),
        admin.users('Data-sec', { search: '', ...page }, signal),
        admin.userNamed('Data-sec', 'ada', signal),
        admin.usersStartingWith('Data-sec', 'ada', 100, signal),
        admin.passwordSet('Data-sec', { id: 'id', username: 'ada' }, signal),
      ]);
      for (const answer of answers) assert.equal(answer.ok ? undefined : answer.error.kind, 'unexpected');
    });
  }

  it('may be empty', async () => {
    assert.deepEqual(await answering([]).clients('Data-sec', page, signal), ok([]));
  });
});
