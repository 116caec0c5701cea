import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import type { Auth0Double } from '../../support/auth0Double/auth0Double';
import { ask, objectOf, type Reply } from '../../support/auth0Double/client';
import { addApplication, addUser, enable, type StoredApplication } from '../../support/auth0Double/state';
import { withDouble } from './arrange';

const callback = 'https://om.example/callback';
const verifier = 'a-verifier-that-is-long-enough-for-anybody';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const account = { username: 'ada@example.com', password: 'for tests only' };

describe('the Auth0 double: signing in', () => {
  it('signs in with a code and a secret; the token is signed by the tenant’s key', () =>
    withDouble(async (double) => {
      const application = withUser(double);
      const code = await codeFor(double, application);
      const tokens = objectOf(await exchange(double, { ...secretOf(application), code }));
      const discovery = objectOf(await ask(`${double.url}/.well-known/openid-configuration`));
      assert.equal(discovery['issuer'], `${double.url}/`);
      const keys = createRemoteJWKSet(new URL(String(discovery['jwks_uri'])));
      const expected = { issuer: `${double.url}/`, audience: application.client_id, algorithms: ['RS256'] };
      const { payload } = await jwtVerify(String(tokens['id_token']), keys, expected);
      assert.match(String(payload.sub), /^auth0\|/);
      const { email, email_verified, name, nickname, nonce } = payload;
      assert.deepEqual(
        { email, email_verified, name, nickname, nonce },
        { email: account.username, email_verified: false, name: account.username, nickname: 'ada', nonce: 'a nonce' },
      );
      assert.equal(typeof payload['picture'], 'string');
      assert.equal(typeof payload['updated_at'], 'string');
    }));

  it('takes the secret in the header as well, and only the right one', () =>
    withDouble(async (double) => {
      const application = withUser(double);
      const basic = (secret: string): RequestInit => ({
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${application.client_id}:${secret}`)}` },
      });
      const form = { grant_type: 'authorization_code', redirect_uri: callback };
      const code = await codeFor(double, application);
      const body = new URLSearchParams({ ...form, code });
      const refused = await fetch(`${double.url}/oauth/token`, { ...basic('wrong'), body });
      assert.equal(refused.status, 401);
      assert.deepEqual(await refused.json(), { error: 'access_denied', error_description: 'Unauthorized' });
      const accepted = await fetch(`${double.url}/oauth/token`, { ...basic(application.client_secret), body });
      assert.equal(accepted.status, 200);
    }));

  it('tells a bogus code from a wrong secret', () =>
    withDouble(async (double) => {
      const application = withUser(double);
      const bogus = await exchange(double, { ...secretOf(application), code: 'bogus' });
      assert.equal(bogus.status, 403);
      assert.deepEqual(bogus.json, { error: 'invalid_grant', error_description: 'Invalid authorization code' });
      const client_secret = 'wrong';
      const wrong = await exchange(double, { client_id: application.client_id, client_secret, code: 'bogus' });
      assert.equal(wrong.status, 401);
    }));

  it('takes a code once', () =>
    withDouble(async (double) => {
      const application = withUser(double);
      const code = await codeFor(double, application);
      assert.equal((await exchange(double, { ...secretOf(application), code })).status, 200);
      assert.equal((await exchange(double, { ...secretOf(application), code })).status, 403);
    }));

  it('signs a page in with PKCE only', () =>
    withDouble(async (double) => {
      const { client_id, ...rest } = withUser(double, { app_type: 'spa', token_endpoint_auth_method: 'none' });
      const application = { client_id, ...rest };
      const withChallenge = { code_challenge: challenge, code_challenge_method: 'S256' };
      const right = await codeFor(double, application, withChallenge);
      const rightly = { client_id, code_verifier: verifier, code: right };
      assert.equal((await exchange(double, rightly)).status, 200);
      const wrong = await codeFor(double, application, withChallenge);
      const wrongly = await exchange(double, { client_id, code_verifier: 'another', code: wrong });
      assert.equal(objectOf(wrongly)['error'], 'invalid_grant');
      const without = await codeFor(double, application);
      assert.equal((await exchange(double, { client_id, code: without })).status, 401);
    }));

  for (const alg of ['HS256', undefined]) {
    it(`signs with the application’s secret if its algorithm is ${alg ?? 'absent'}`, () =>
      withDouble(async (double) => {
        const application = withUser(double, { jwt_configuration: alg === undefined ? {} : { alg } });
        const code = await codeFor(double, application);
        const token = String(objectOf(await exchange(double, { ...secretOf(application), code }))['id_token']);
        assert.deepEqual(decodeProtectedHeader(token), { alg: 'HS256', typ: 'JWT' });
        await jwtVerify(token, new TextEncoder().encode(application.client_secret));
      }));
  }

  it('rotates refresh tokens where the application says so, and keeps them where it does not', () =>
    withDouble(async (double) => {
      for (const rotation_type of ['rotating', 'non-rotating']) {
        const application = withUser(double, { refresh_token: { rotation_type } });
        const code = await codeFor(double, application, { scope: 'openid offline_access' });
        const first = objectOf(await exchange(double, { ...secretOf(application), code }));
        const refresh = (refresh_token: unknown): Promise<Reply> =>
          exchange(double, { ...secretOf(application), refresh_token: String(refresh_token) }, 'refresh_token');
        const second = objectOf(await refresh(first['refresh_token']));
        assert.equal(second['refresh_token'] === first['refresh_token'], rotation_type === 'non-rotating');
        assert.equal(decodeJwt(String(second['id_token'])).sub, decodeJwt(String(first['id_token'])).sub);
        const again = await refresh(first['refresh_token']);
        assert.equal(again.status, rotation_type === 'rotating' ? 403 : 200);
      }
    }));

  it('gives no refresh token to an application without that grant type', () =>
    withDouble(async (double) => {
      const application = withUser(double, { grant_types: ['authorization_code'] });
      const code = await codeFor(double, application, { scope: 'openid offline_access' });
      const tokens = objectOf(await exchange(double, { ...secretOf(application), code }));
      assert.equal('refresh_token' in tokens, false);
    }));

  it('lets out what the scopes say, in the token and at /userinfo', () =>
    withDouble(async (double) => {
      const application = withUser(double);
      const code = await codeFor(double, application, { scope: 'openid email' });
      const tokens = objectOf(await exchange(double, { ...secretOf(application), code }));
      const token = String(tokens['access_token']);
      const userInfo = objectOf(await ask(`${double.url}/userinfo`, { token }));
      assert.deepEqual(Object.keys(userInfo).sort(), ['email', 'email_verified', 'sub']);
      assert.equal('name' in decodeJwt(String(tokens['id_token'])), false);
      assert.equal((await ask(`${double.url}/userinfo`, { token: 'another' })).status, 401);
    }));

  it('says on a page what is wrong with the application, and sends nobody anywhere', () =>
    withDouble(async (double) => {
      const application = withUser(double);
      const unknown = await authorize(double, { client_id: 'unknown' });
      assert.deepEqual([unknown.status, unknown.headers.get('location')], [403, null]);
      assert.match(unknown.text, /Unknown client: unknown/);
      const { client_id } = application;
      for (const redirect_uri of [`${callback}/`, 'https://om.example/Callback', 'https://evil.example/']) {
        const elsewhere = await authorize(double, { client_id, redirect_uri });
        assert.deepEqual([elsewhere.status, elsewhere.headers.get('location')], [403, null]);
        assert.match(elsewhere.text, /Callback URL mismatch/);
      }
      const lonely = addApplication(double.tenant, { ...application, client_id: 'lonely' });
      const nobody = await authorize(double, { client_id: lonely.client_id });
      assert.equal(nobody.status, 400);
      assert.match(nobody.text, /no connections enabled for the client/);
    }));

  it('says to the callback that a login is required, or a grant type missing', () =>
    withDouble(async (double) => {
      const { client_id } = withUser(double);
      const silent = await authorize(double, { client_id, prompt: 'none' });
      assert.match(
        silent.headers.get('location') ?? '',
        /^https:\/\/om\.example\/callback\?error=login_required&.*state=/,
      );
      const machine = withUser(double, { grant_types: ['client_credentials'] });
      const refused = await authorize(double, { client_id: machine.client_id });
      assert.match(refused.headers.get('location') ?? '', /error=unauthorized_client/);
    }));

  it('lets nobody in with a wrong password, without a password, blocked, or of a connection that is not enabled', () =>
    withDouble(async (double) => {
      const application = withUser(double);
      addUser(double.tenant, { email: 'blocked@example.com', password: 'x', blocked: true });
      addUser(double.tenant, { email: 'invited@example.com' });
      addUser(double.tenant, { email: 'google@example.com', password: 'x', connection: 'google-oauth2' });
      const attempts = [
        { ...account, password: 'wrong' },
        { username: 'blocked@example.com', password: 'x' },
        { username: 'invited@example.com', password: '' },
        { username: 'google@example.com', password: 'x' },
      ];
      for (const form of attempts) {
        const login = (await authorize(double, { client_id: application.client_id })).headers.get('location') ?? '';
        const refused = await ask(login, { method: 'POST', form });
        assert.equal(refused.status, 400);
        assert.match(refused.text, /Wrong username or password/);
      }
    }));

  it('leads back after signing out only to where the application allows', () =>
    withDouble(async (double) => {
      const { client_id } = withUser(double, { allowed_logout_urls: ['https://om.example'] });
      const leave = (fields: Fields, path: string): Promise<Reply> =>
        ask(`${double.url}${path}?${new URLSearchParams({ client_id, ...fields }).toString()}`);
      const back = await leave({ post_logout_redirect_uri: 'https://om.example' }, '/oidc/logout');
      assert.deepEqual([back.status, back.headers.get('location')], [302, 'https://om.example']);
      const elsewhere = await leave({ returnTo: 'https://om.example/' }, '/v2/logout');
      assert.deepEqual([elsewhere.status, elsewhere.headers.get('location')], [400, null]);
      assert.equal((await leave({}, '/v2/logout')).status, 200);
    }));

  it('issues tokens of the domain where the sign-in began', () =>
    withDouble(
      async (double) => {
        const application = withUser(double);
        const code = await codeFor(double, application, {}, double.loginUrl);
        const tokens = objectOf(await exchange(double, { ...secretOf(application), code }));
        assert.equal(decodeJwt(String(tokens['id_token'])).iss, `${double.loginUrl}/`);
        assert.notEqual(double.loginUrl, double.url);
        const discovery = objectOf(await ask(`${double.loginUrl}/.well-known/openid-configuration`));
        assert.equal(discovery['issuer'], `${double.loginUrl}/`);
      },
      { customDomain: true },
    ));
});

/** An application with a callback, a database, and Ada in it. */
function withUser({ tenant }: Auth0Double, settings: Partial<StoredApplication> = {}): StoredApplication {
  const application = addApplication(tenant, {
    name: 'OpenMetadata',
    callbacks: [callback],
    grant_types: ['authorization_code', 'refresh_token'],
    jwt_configuration: { alg: 'RS256' },
    ...settings,
  });
  const [database] = [...tenant.connections.values()];
  enable(tenant, database?.id ?? '', application.client_id);
  if (tenant.users.size === 0) addUser(tenant, { email: account.username, password: account.password });
  return application;
}

type Fields = Readonly<Record<string, string>>;

function authorize(double: Auth0Double, fields: Fields, url = double.url): Promise<Reply> {
  const query = { redirect_uri: callback, response_type: 'code', state: 'a state', nonce: 'a nonce', ...fields };
  return ask(`${url}/authorize?${new URLSearchParams(query).toString()}`);
}

/** Signs Ada in on the login page. */
async function codeFor(
  double: Auth0Double,
  { client_id }: StoredApplication,
  fields: Fields = {},
  url = double.url,
): Promise<string> {
  const asked = await authorize(double, { client_id, scope: 'openid profile email', ...fields }, url);
  const login = asked.headers.get('location') ?? '';
  const form = await ask(login);
  const action = /<form method="POST" action="([^"]+)"/.exec(form.text)?.[1] ?? '';
  const posted = await ask(new URL(action, login).href, { method: 'POST', form: account });
  const arrived = new URL(posted.headers.get('location') ?? '');
  assert.equal(arrived.origin + arrived.pathname, callback);
  assert.equal(arrived.searchParams.get('state'), 'a state');
  return arrived.searchParams.get('code') ?? '';
}

const secretOf = ({ client_id, client_secret }: StoredApplication): Fields => ({ client_id, client_secret });

const exchange = (double: Auth0Double, fields: Fields, grant_type = 'authorization_code'): Promise<Reply> =>
  ask(`${double.url}/oauth/token`, { method: 'POST', form: { grant_type, redirect_uri: callback, ...fields } });
