import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ok } from '../../../src/core/result';
import type { Endpoints, Realm } from '../../../src/idp/directory';
import { expectedEndpoints } from '../../../src/provisioning/endpoints';

const { signal } = new AbortController();

const of = (realm: string): Endpoints => ({
  authority: `https://master.acme.example/auth/realms/${realm}`,
  issuer: `https://master.acme.example/auth/realms/${realm}`,
  jwksUri: `https://master.acme.example/auth/realms/${realm}/protocol/openid-connect/certs`,
  discoveryUri: `https://master.acme.example/auth/realms/${realm}/.well-known/openid-configuration`,
});

const session = (...realms: readonly Realm[]) => ({
  realms: () => Promise.resolve(ok(realms)),
  endpoints: (realm: string) => Promise.resolve(ok(of(realm))),
});

describe('expectedEndpoints', () => {
  it('asks about a realm that exists', async () => {
    assert.deepEqual(
      await expectedEndpoints(session(), { name: 'Data-sec', create: false }, signal),
      ok(of('Data-sec')),
    );
  });

  it('tells those of a realm to be created from a sibling, and leaves the host alone', async () => {
    const siblings = session({ name: 'master', enabled: true });
    assert.deepEqual(await expectedEndpoints(siblings, { name: 'Data-sec', create: true }, signal), ok(of('Data-sec')));
  });

  it('says what to do where there is no sibling', async () => {
    const result = await expectedEndpoints(session(), { name: 'Data-sec', create: true }, signal);
    assert.ok(!result.ok && result.error.nextStep !== '');
  });
});
