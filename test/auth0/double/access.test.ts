import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import type { Auth0Double } from '../../support/auth0Double/auth0Double';
import { ask, manage, objectOf, type Reply } from '../../support/auth0Double/client';
import { addApplication } from '../../support/auth0Double/state';
import { withDouble } from './arrange';

describe('the Auth0 double: who may do what', () => {
  it('refuses what the scopes do not allow, and names those of which one would do', () =>
    withDouble(async (double) => {
      const reply = await manage(double, 'POST /clients', { name: 'Refused' }, ['read:clients']);
      assert.equal(reply.status, 403);
      assert.deepEqual(reply.json, {
        statusCode: 403,
        error: 'Forbidden',
        message: 'Insufficient scope, expected any of: create:clients',
        errorCode: 'insufficient_scope',
      });
      assert.equal(
        [...double.tenant.applications.values()].some(({ name }) => name === 'Refused'),
        false,
      );
    }));

  it('says 401 without a token, and with one that is not its own, has expired or is for something else', () =>
    withDouble(async (double) => {
      const clients = `${double.url}/api/v2/clients`;
      const messages = await Promise.all(
        [
          undefined,
          'nonsense',
          double.pastedToken({ lifetime: -1 }),
          double.pastedToken({ audience: 'https://other.example/' }),
        ].map(async (token) => {
          const reply = await ask(clients, token === undefined ? {} : { token });
          return [reply.status, objectOf(reply)['message']];
        }),
      );
      assert.deepEqual(messages, [
        [401, 'Missing authentication'],
        [401, 'Invalid token'],
        [401, 'Expired token received for JSON Web Token validation'],
        [401, 'Bad audience: https://other.example/'],
      ]);
    }));

  it('lets tokens expire that are in use', () =>
    withDouble(async (double) => {
      const token = double.pastedToken();
      const clients = `${double.url}/api/v2/clients`;
      assert.equal((await ask(clients, { token })).status, 200);
      double.expireTokens();
      assert.equal((await ask(clients, { token })).status, 401);
    }));

  it('gives the machine a token with what it is granted at that moment', () =>
    withDouble(
      async (double) => {
        double.scopes = new Set(['read:clients', 'create:clients']);
        const { access_token, expires_in, scope } = objectOf(await machineToken(double));
        assert.deepEqual([expires_in, scope], [600, 'read:clients create:clients']);
        const claims = decodeJwt(String(access_token));
        assert.equal(claims.iss, `${double.url}/`);
        assert.equal(claims.aud, `${double.url}/api/v2/`);
        assert.equal(claims['scope'], 'read:clients create:clients');
        assert.equal((claims.exp ?? 0) - (claims.iat ?? 0), 600);
        double.scopes.delete('create:clients');
        assert.equal(objectOf(await machineToken(double))['scope'], 'read:clients');
        const token = String(access_token);
        const created = await ask(`${double.url}/api/v2/clients`, { method: 'POST', token, json: { name: 'Still' } });
        assert.equal(created.status, 201);
      },
      { tokenLifetime: 600 },
    ));

  it('refuses a wrong secret, a grant type that the application lacks, and a machine without a grant', () =>
    withDouble(async (double) => {
      const audience = `${double.url}/api/v2/`;
      assert.deepEqual(await errorOf(machineToken(double, { client_secret: 'wrong' })), [401, 'access_denied']);
      const web = addApplication(double.tenant, { name: 'Web', grant_types: ['authorization_code'] });
      const asWeb = { client_id: web.client_id, client_secret: web.client_secret, audience };
      assert.deepEqual(await errorOf(machineToken(double, asWeb)), [403, 'unauthorized_client']);
      double.tenant.applications.set(web.client_id, { ...web, grant_types: ['client_credentials'] });
      assert.deepEqual(await errorOf(machineToken(double, asWeb)), [403, 'access_denied']);
      await manage(double, 'POST /client-grants', { client_id: web.client_id, audience, scope: [] });
      const granted = await machineToken(double, asWeb);
      assert.equal(granted.status, 200);
      const token = String(objectOf(granted)['access_token']);
      assert.equal((await ask(`${double.url}/api/v2/clients`, { token })).status, 403);
    }));

  it('serves the Management API at the tenant’s own domain only', () =>
    withDouble(
      async (double) => {
        const token = double.pastedToken();
        assert.equal((await ask(`${double.url}/api/v2/clients`, { token })).status, 200);
        assert.equal((await ask(`${double.loginUrl}/api/v2/clients`, { token })).status, 404);
        const domains = await manage(double, 'GET /custom-domains');
        assert.ok(Array.isArray(domains.json));
        assert.match(domains.text, new RegExp(`"domain":"${new URL(double.loginUrl).host}"`));
      },
      { customDomain: true },
    ));
});

const machineToken = (double: Auth0Double, fields: Readonly<Record<string, string>> = {}): Promise<Reply> =>
  ask(`${double.url}/oauth/token`, {
    method: 'POST',
    form: {
      grant_type: 'client_credentials',
      client_id: double.machine.clientId,
      client_secret: double.machine.clientSecret,
      audience: `${double.url}/api/v2/`,
      ...fields,
    },
  });

async function errorOf(asked: Promise<Reply>): Promise<readonly unknown[]> {
  const reply = await asked;
  return [reply.status, objectOf(reply)['error']];
}
