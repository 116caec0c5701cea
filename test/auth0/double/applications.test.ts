import assert from 'node:assert/strict';
import { manage, objectOf } from '../../support/auth0Double/client';
import { addApplication, isEnabled } from '../../support/auth0Double/state';
import { withDouble } from './arrange';

describe('the Auth0 double: applications', () => {
  it('adds to a new application what Auth0 adds, and no signing algorithm', () =>
    withDouble(async (double) => {
      const reply = await manage(double, 'POST /clients', { name: 'Plain' });
      assert.equal(reply.status, 201);
      const created = objectOf(reply);
      assert.match(String(created['client_id']), /^[A-Za-z0-9]{32}$/);
      assert.equal(created['oidc_conformant'], false);
      assert.deepEqual(created['jwt_configuration'], { secret_encoded: false, lifetime_in_seconds: 36_000 });
      const usual = ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'];
      assert.deepEqual(created['grant_types'], usual);
    }));

  it('fills up a part of refresh_token', () =>
    withDouble(async (double) => {
      const refresh_token = { rotation_type: 'rotating', expiration_type: 'expiring', leeway: 30 };
      const created = objectOf(await manage(double, 'POST /clients', { name: 'Rotating', refresh_token }));
      assert.deepEqual(created['refresh_token'], {
        ...refresh_token,
        token_lifetime: 2_592_000,
        idle_token_lifetime: 1_296_000,
        infinite_token_lifetime: false,
        infinite_idle_token_lifetime: false,
      });
    }));

  it('gives a public application a secret as well, and never client_credentials', () =>
    withDouble(async (double) => {
      const settings = { name: 'Page', app_type: 'spa', token_endpoint_auth_method: 'none' };
      const created = objectOf(await manage(double, 'POST /clients', settings));
      assert.equal(typeof created['client_secret'], 'string');
      assert.deepEqual(created['grant_types'], ['authorization_code', 'implicit', 'refresh_token']);
    }));

  it('leaves the secret out of every answer without read:client_keys', () =>
    withDouble(async (double) => {
      const scopes = ['create:clients', 'read:clients', 'update:clients', 'update:client_keys'];
      const created = objectOf(await manage(double, 'POST /clients', { name: 'Hidden' }, scopes));
      const id = String(created['client_id']);
      const others = [
        await manage(double, `GET /clients/${id}`, undefined, scopes),
        await manage(double, `PATCH /clients/${id}`, { description: 'new' }, scopes),
        await manage(double, `POST /clients/${id}/rotate-secret`, undefined, scopes),
        await manage(double, 'GET /clients', undefined, scopes),
      ];
      assert.deepEqual(
        others.map(({ status }) => status),
        [200, 200, 200, 200],
      );
      const secret = double.tenant.applications.get(id)?.client_secret;
      assert.ok(secret !== undefined && secret !== '');
      assert.equal('client_secret' in created, false);
      for (const { text } of others) assert.doesNotMatch(text, /"client_secret"/);
    }));

  it('replaces lists as a whole, merges objects, and removes what is null', () =>
    withDouble(async (double) => {
      const { client_id } = addApplication(double.tenant, {
        name: 'Before',
        organization_usage: 'allow',
        callbacks: ['https://a.example/callback', 'https://b.example/callback'],
        jwt_configuration: { alg: 'HS256', lifetime_in_seconds: 600 },
      });
      const changes = {
        organization_usage: null,
        callbacks: ['https://c.example/callback'],
        jwt_configuration: { alg: 'RS256' },
      };
      const reply = await manage(double, `PATCH /clients/${client_id}`, changes);
      assert.equal(reply.status, 200);
      const after = double.tenant.applications.get(client_id);
      assert.deepEqual(after?.callbacks, ['https://c.example/callback']);
      assert.deepEqual(after.jwt_configuration, { alg: 'RS256', lifetime_in_seconds: 600 });
      assert.equal('organization_usage' in after, false);
      assert.equal(after.name, 'Before');
    }));

  it('gives out another secret when it is rotated', () =>
    withDouble(async (double) => {
      const before = addApplication(double.tenant, { name: 'Rotated' });
      const reply = await manage(double, `POST /clients/${before.client_id}/rotate-secret`);
      const after = double.tenant.applications.get(before.client_id);
      assert.notEqual(after?.client_secret, before.client_secret);
      assert.equal(objectOf(reply)['client_secret'], after?.client_secret);
    }));

  it('lists page by page: bare, with the counts, and by checkpoints', () =>
    withDouble(async (double) => {
      for (let at = 0; at < 5; at += 1) addApplication(double.tenant, { name: `Application ${at.toString()}` });
      const names = (list: unknown): unknown[] => (list as { name: string }[]).map(({ name }) => name);
      const bare = await manage(double, 'GET /clients?is_global=false&page=1&per_page=2');
      assert.deepEqual(names(bare.json), ['Application 1', 'Application 2']);
      const counted = objectOf(
        await manage(double, 'GET /clients?is_global=false&include_totals=true&page=2&per_page=2'),
      );
      assert.deepEqual(
        { ...counted, clients: names(counted['clients']) },
        { total: 6, start: 4, limit: 2, clients: ['Application 3', 'Application 4'] },
      );
      const first = objectOf(await manage(double, 'GET /clients?take=4'));
      const second = objectOf(await manage(double, `GET /clients?take=4&from=${String(first['next'])}`));
      assert.deepEqual(names(second['clients']), ['Application 2', 'Application 3', 'Application 4']);
      assert.equal('next' in second, false);
    }));

  it('shows the tenant’s own “All Applications” unless it is asked not to, and only the fields that are asked for', () =>
    withDouble(async (double) => {
      const all = await manage(double, 'GET /clients?fields=name,global&include_fields=true');
      assert.deepEqual(all.json, [{ name: 'All Applications', global: true }, { name: 'OpenMetadata SSO in VS Code' }]);
      const own = await manage(double, 'GET /clients?is_global=false&fields=name');
      assert.deepEqual(own.json, [{ name: 'OpenMetadata SSO in VS Code' }]);
    }));

  it('lets an application go with its grants and its connections', () =>
    withDouble(async (double) => {
      const created = objectOf(await manage(double, 'POST /clients', { name: 'Gone' }));
      const id = String(created['client_id']);
      await manage(double, 'POST /client-grants', { client_id: id, audience: `${double.url}/api/v2/`, scope: [] });
      assert.equal((await manage(double, `DELETE /clients/${id}`)).status, 204);
      assert.equal(double.tenant.applications.has(id), false);
      const owners = [...double.tenant.grants.values()].map(({ client_id }) => client_id);
      assert.deepEqual(owners, [double.machine.clientId]);
    }));

  for (const enablesConnections of [false, true]) {
    it(`enables ${enablesConnections ? 'every connection' : 'no connection'} for a new application, as the flag says`, () =>
      withDouble(
        async (double) => {
          const created = objectOf(await manage(double, 'POST /clients', { name: 'New' }));
          const enabled = [...double.tenant.connections.values()].map((each) =>
            isEnabled(each, String(created['client_id'])),
          );
          assert.deepEqual(enabled, [enablesConnections, enablesConnections]);
        },
        { enablesConnections },
      ));
  }
});
