import assert from 'node:assert/strict';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';

/** The settings that sign-in needs, as the server has them: nothing else is known to the proof. */
export interface SignInSettings {
  readonly clientType: string;
  readonly publicKeyUrls: readonly string[];
  readonly tokenValidationAlgorithm: string;
  readonly jwtPrincipalClaims: readonly string[];
  readonly adminPrincipals: readonly string[];
  /** Of a public client: OpenMetadata's page in the browser signs in. */
  readonly browser: {
    readonly authority: string;
    readonly clientId: string;
    readonly callbackUrl: string;
    readonly responseType: string;
  };
  /** Of a confidential client: OpenMetadata's server signs in. */
  readonly server: {
    readonly discoveryUri: string;
    readonly id: string;
    readonly secret: string;
    readonly callbackUrl: string;
    readonly scope: string;
    readonly responseType: string;
    readonly clientAuthenticationMethod: string;
  };
}

export interface Account {
  readonly username: string;
  readonly password: string;
}

/** What a browser does between the login page and the callback; resolves to the address it arrives at. */
export type Visit = (loginPage: string, account: Account, callbackUrl: string) => Promise<URL>;

interface Discovery {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
}

/** What OpenMetadata asks the provider for, in either flow. */
interface Authorization {
  readonly discovery: Discovery;
  readonly clientId: string;
  readonly callbackUrl: string;
  readonly responseType: string;
  readonly scope: string;
}

/** What the sign-in proved. */
export interface SignedIn {
  readonly claims: JWTPayload;
  /** The name that OpenMetadata gives the user. */
  readonly userName: string;
  readonly isAdministrator: boolean;
}

/**
 * Signs in as a browser and OpenMetadata would together, with nothing but the settings. Rejects at the first thing that
 * does not work: an address, the client, the callback, the secret, a signature, a claim.
 */
export async function signIn(settings: SignInSettings, account: Account, visit: Visit = postForm): Promise<SignedIn> {
  const confidential = settings.clientType === 'confidential';
  const { authorization, idToken } = confidential
    ? await signInWithCode(settings, account, visit)
    : await signInWithToken(settings, account, visit);
  const claims = await verify(idToken, settings, authorization);
  for (const claim of ['email', 'preferred_username', 'sub']) {
    assert.equal(typeof claims[claim], 'string', `the token has the claim ${claim}`);
  }
  const userName = userNameOf(claims, settings.jwtPrincipalClaims);
  return { claims, userName, isAdministrator: settings.adminPrincipals.includes(userName) };
}

/** Confidential: the server sends the browser away, gets a code at its callback and exchanges it. */
async function signInWithCode({ server }: SignInSettings, account: Account, visit: Visit): Promise<Arrival> {
  const authorization = {
    discovery: await discover(server.discoveryUri),
    clientId: server.id,
    callbackUrl: server.callbackUrl,
    responseType: server.responseType,
    scope: server.scope,
  };
  const arrived = await logIn(authorization, account, visit);
  const code = arrived.searchParams.get('code');
  assert.ok(code !== null, `a code at the callback: ${arrived.search}`);
  return { authorization, idToken: await exchange(authorization, server, code) };
}

/** Public: the page in the browser finds the ID token behind the # of its callback. The scope is fixed in its code. */
async function signInWithToken({ browser }: SignInSettings, account: Account, visit: Visit): Promise<Arrival> {
  const authorization = {
    discovery: await discover(`${browser.authority}/.well-known/openid-configuration`),
    clientId: browser.clientId,
    callbackUrl: browser.callbackUrl,
    responseType: browser.responseType,
    scope: 'openid email profile',
  };
  const arrived = await logIn(authorization, account, visit);
  const idToken = new URLSearchParams(arrived.hash.slice(1)).get('id_token');
  assert.ok(idToken !== null, `an ID token at the callback: ${arrived.href}`);
  return { authorization, idToken };
}

interface Arrival {
  readonly authorization: Authorization;
  readonly idToken: string;
}

async function discover(uri: string): Promise<Discovery> {
  const response = await fetch(uri);
  assert.equal(response.status, 200, `the discovery document ${uri}`);
  return (await response.json()) as Discovery;
}

const state = 'state-of-the-proof';
const nonce = 'nonce-of-the-proof';

/** Opens the login page, signs in there, and returns the address of the callback with what the provider added. */
async function logIn(authorization: Authorization, account: Account, visit: Visit): Promise<URL> {
  const { discovery, clientId, callbackUrl, responseType, scope } = authorization;
  const query = { client_id: clientId, redirect_uri: callbackUrl, response_type: responseType, scope, state, nonce };
  const loginPage = `${discovery.authorization_endpoint}?${new URLSearchParams(query).toString()}`;
  const arrived = await visit(loginPage, account, callbackUrl);
  assert.equal(arrived.origin + arrived.pathname, callbackUrl, 'the browser arrives at the configured callback');
  const parameters = arrived.hash === '' ? arrived.searchParams : new URLSearchParams(arrived.hash.slice(1));
  assert.equal(parameters.get('state'), state);
  return arrived;
}

/** Posts the login form as a browser would, without one. */
async function postForm(loginPage: string, { username, password }: Account): Promise<URL> {
  const page = await fetch(loginPage, { redirect: 'manual' });
  const html = await page.text();
  const action = /<form[^>]*id="kc-form-login"[^>]*action="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
  const refusal = page.headers.get('location') ?? visibleText(html);
  assert.ok(action !== undefined, `a login page, not ${page.status.toString()} ${refusal}`);
  const cookies = page.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  const posted = await fetch(action, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies.join('; ') },
    body: new URLSearchParams({ username, password }),
  });
  const location = posted.headers.get('location');
  assert.ok(location !== null, `a redirect after the login, not the page: ${visibleText(await posted.text())}`);
  return new URL(location);
}

const visibleText = (html: string): string =>
  html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 400);

async function exchange(
  { discovery, callbackUrl }: Authorization,
  { id, secret, clientAuthenticationMethod }: SignInSettings['server'],
  code: string,
): Promise<string> {
  const form = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: callbackUrl });
  const headers: Record<string, string> = {};
  if (clientAuthenticationMethod === 'client_secret_post') {
    form.set('client_id', id);
    form.set('client_secret', secret);
  } else {
    assert.equal(clientAuthenticationMethod, 'client_secret_basic');
    const credentials = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`;
    headers['authorization'] = `Basic ${Buffer.from(credentials).toString('base64')}`;
  }
  const response = await fetch(discovery.token_endpoint, { method: 'POST', headers, body: form });
  const body = (await response.json()) as { readonly id_token?: string; readonly error_description?: string };
  assert.ok(body.id_token !== undefined, `an ID token for the code: ${body.error_description ?? 'none'}`);
  return body.id_token;
}

/** As OpenMetadata checks the token: by the keys of the configured URLs. Its own keys are for tokens that it makes itself. */
async function verify(
  idToken: string,
  { publicKeyUrls, tokenValidationAlgorithm }: SignInSettings,
  { discovery, clientId }: Authorization,
): Promise<JWTPayload> {
  const providers = publicKeyUrls.filter((url) => !url.endsWith('/api/v1/system/config/jwks'));
  const own = publicKeyUrls.length - providers.length;
  assert.equal(own, 1, 'OpenMetadata’s own keys are among the key URLs');
  const options = { issuer: discovery.issuer, audience: clientId, algorithms: [tokenValidationAlgorithm] };
  const verified = await Promise.all(
    providers.map((url) => jwtVerify(idToken, createRemoteJWKSet(new URL(url)), options)),
  );
  const [first] = verified;
  assert.ok(first !== undefined, 'the provider’s keys are among the key URLs');
  assert.equal(first.payload['nonce'], nonce);
  return first.payload;
}

/** OpenMetadata's rule: the first claim of the list that the token has, its part before `@`, in lower case. */
function userNameOf(claims: JWTPayload, principalClaims: readonly string[]): string {
  const found = principalClaims.map((claim) => claims[claim]).find((value) => typeof value === 'string');
  assert.ok(typeof found === 'string', 'one of the principal claims');
  return (found.split('@')[0] ?? found).toLowerCase();
}
