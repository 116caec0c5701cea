import assert from 'node:assert/strict';
import { manage, objectOf } from '../../support/auth0Double/client';
import { isObject } from '../../support/auth0Double/json';
import { addApplication, addUser, usualDatabase } from '../../support/auth0Double/state';
import { withDouble } from './arrange';

describe('the Auth0 double: connections, users and grants', () => {
  it('finds connections by name and strategy', () =>
    withDouble(async (double) => {
      const databases = await manage(double, 'GET /connections?strategy=auth0');
      assert.deepEqual(namesOf(databases.json), [usualDatabase]);
      const google = await manage(double, 'GET /connections?name=google-oauth2&fields=name,strategy');
      assert.deepEqual(google.json, [
        { is_domain_connection: false, name: 'google-oauth2', strategy: 'google-oauth2' },
      ]);
    }));

  it('enables a connection for an application, and says so on both sides', () =>
    withDouble(async (double) => {
      const { client_id } = addApplication(double.tenant, { name: 'Enabled' });
      const [database] = [...double.tenant.connections.values()];
      const id = database?.id ?? '';
      const change = await manage(double, `PATCH /connections/${id}/clients`, [{ client_id, status: true }]);
      assert.equal(change.status, 204);
      const clients = await manage(double, `GET /connections/${id}/clients`);
      assert.deepEqual(clients.json, { clients: [{ client_id }] });
      const connections = objectOf(await manage(double, `GET /clients/${client_id}/connections`));
      assert.deepEqual(namesOf(connections['connections']), [usualDatabase]);
      await manage(double, `PATCH /connections/${id}/clients`, [{ client_id, status: false }]);
      const after = objectOf(await manage(double, `GET /clients/${client_id}/connections`));
      assert.deepEqual(after['connections'], []);
    }));

  it('creates a user once', () =>
    withDouble(async (double) => {
      const user = {
        connection: usualDatabase,
        email: 'Ada@Example.com',
        password: 'a password',
        email_verified: true,
      };
      const created = await manage(double, 'POST /users', user);
      assert.equal(created.status, 201);
      const { user_id, email, name, nickname } = objectOf(created);
      assert.match(String(user_id), /^auth0\|[0-9a-f]{24}$/);
      assert.deepEqual([email, name, nickname], ['ada@example.com', 'ada@example.com', 'ada']);
      assert.doesNotMatch(created.text, /a password/);
      const again = await manage(double, 'POST /users', { ...user, email: 'ada@example.com' });
      assert.deepEqual(again.json, {
        statusCode: 409,
        error: 'Conflict',
        message: 'The user already exists.',
        errorCode: 'auth0_idp_error',
      });
    }));

  it('sets a password, and merges metadata', () =>
    withDouble(async (double) => {
      const { user_id } = addUser(double.tenant, { email: 'ada@example.com', user_metadata: { a: 1 } });
      const path = `/users/${encodeURIComponent(user_id)}`;
      const changes = { connection: usualDatabase, password: 'another one', user_metadata: { b: 2 } };
      const changed = await manage(double, `PATCH ${path}`, changes);
      assert.equal(changed.status, 200);
      assert.deepEqual(objectOf(changed)['user_metadata'], { a: 1, b: 2 });
      assert.equal(double.tenant.users.get(user_id)?.password, 'another one');
      assert.doesNotMatch(changed.text, /another one/);
    }));

  const searches: readonly (readonly [string, readonly string[]])[] = [
    ['email:"ada@example.com"', ['ada@example.com']],
    ['email:ada*', ['ada@example.com', 'ada.second@example.com']],
    ['name:*second*', ['ada.second@example.com']],
    [`identities.connection:"${usualDatabase}"`, ['ada@example.com', 'ada.second@example.com']],
    ['name:grace* OR email:"ada@example.com"', ['ada@example.com', 'grace@example.com']],
    [`(name:ada* OR name:grace*) AND identities.connection:"google-oauth2"`, ['grace@example.com']],
    ['name:"no* phrase"', []],
  ];
  for (const [search, expected] of searches) {
    it(`finds users by ${search}`, () =>
      withDouble(async (double) => {
        addUser(double.tenant, { email: 'ada@example.com' });
        addUser(double.tenant, { email: 'ada.second@example.com' });
        addUser(double.tenant, { email: 'grace@example.com', connection: 'google-oauth2' });
        const query = new URLSearchParams({ q: search, search_engine: 'v3' }).toString();
        const found = await manage(double, `GET /users?${query}`);
        assert.ok(Array.isArray(found.json));
        assert.deepEqual(
          found.json.filter(isObject).map(({ email }) => email),
          expected,
        );
      }));
  }

  it('grants once, for machines unless something else is said', () =>
    withDouble(async (double) => {
      const { client_id } = addApplication(double.tenant, { name: 'Granted' });
      const grant = { client_id, audience: `${double.url}/api/v2/`, scope: [] };
      const created = await manage(double, 'POST /client-grants', grant);
      assert.equal(created.status, 201);
      const { id, ...rest } = objectOf(created);
      assert.match(String(id), /^cgr_/);
      assert.deepEqual(rest, { ...grant, subject_type: 'client' });
      const listed = await manage(double, `GET /client-grants?client_id=${client_id}`);
      assert.deepEqual(listed.json, [created.json]);
      assert.equal((await manage(double, 'POST /client-grants', grant)).status, 409);
    }));
});

const namesOf = (list: unknown): readonly unknown[] =>
  Array.isArray(list) ? list.filter(isObject).map(({ name }) => name) : [];
