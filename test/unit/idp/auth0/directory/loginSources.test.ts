import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { err, ok } from '../../../../../src/core/result';
import { loginSources } from '../../../../../src/idp/auth0/directory/loginSources';
import type { LoginConnection } from '../../../../../src/idp/auth0/tenant';
import type { Failure } from '../../../../../src/idp/failure';

const { signal } = new AbortController();
const google: LoginConnection = { id: 'con_g', name: 'google-oauth2', strategy: 'google-oauth2' };
const database: LoginConnection = { id: 'con_d', name: 'Username-Password-Authentication', strategy: 'auth0' };
const forbidden: Failure = {
  kind: 'forbidden',
  message: 'The scope read:connections is missing.',
  nextStep: 'Add it.',
};

describe('where users of an application can come from', () => {
  it('is every connection of the tenant, databases first, with what is enabled already', async () => {
    const tenant = {
      connections: () => Promise.resolve(ok([google, database])),
      connectionsOf: (clientId: string) => Promise.resolve(ok(clientId === 'app' ? [google] : [])),
    };
    assert.deepEqual(
      await loginSources(tenant, 'app', signal),
      ok([
        { name: 'Username-Password-Authentication', kind: 'database', enabled: false },
        { name: 'google-oauth2', kind: 'google-oauth2', enabled: true },
      ]),
    );
  });

  it('fails as Auth0 does, whichever list it refuses', async () => {
    const given = () => Promise.resolve(ok([google]));
    const refused = () => Promise.resolve(err(forbidden));
    for (const tenant of [
      { connections: given, connectionsOf: refused },
      { connections: refused, connectionsOf: given },
    ])
      assert.deepEqual(await loginSources(tenant, 'app', signal), err(forbidden));
  });
});
