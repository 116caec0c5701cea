import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify, type JWTPayload } from 'jose';
import { keycloakLogin } from './loginPages';

/** The settings that sign-in needs, as the server has them: nothing else is known to the proof. */
export interface SignInSettings {
  /** Whose library signs in the users of a public client. */
  readonly provider: string;
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

/** What OpenMetadata asks the provider for, in every flow. */
interface Authorization {
  readonly discovery: Discovery;
  readonly clientId: string;
  readonly callbackUrl: string;
  readonly responseType: string;
  readonly scope: string;
  /** What else goes into the query. */
  readonly more?: Readonly<Record<string, string>>;
}

/** What the sign-in proved. */
export interface SignedIn {
  readonly claims: JWTPayload;
  /** The name that OpenMetadata gives the user. */
  readonly userName: string;
  readonly isAdministrator: boolean;
}

/** The claims that name users, in the tokens of Keycloak and of others. */
const claimsOf = (provider: string): readonly string[] =>
  provider === 'auth0' ? ['email', 'nickname', 'sub'] : ['email', 'preferred_username', 'sub'];

/**
 * Signs in as a browser and OpenMetadata would together, with nothing but the settings. Rejects at the first thing that
 * does not work: an address, the client, the callback, the secret, a signature, a claim.
 */
export async function signIn(
  settings: SignInSettings,
  account: Account,
  visit: Visit = keycloakLogin,
): Promise<SignedIn> {
  const { authorization, idToken } = await wayOf(settings)(settings, account, visit);
  const claims = await verify(idToken, settings, authorization);
  for (const claim of claimsOf(settings.provider)) {
    assert.equal(typeof claims[claim], 'string', `the token has the claim ${claim}`);
  }
  const userName = userNameOf(claims, settings.jwtPrincipalClaims);
  return { claims, userName, isAdministrator: settings.adminPrincipals.includes(userName) };
}

function wayOf({ clientType, provider }: SignInSettings): typeof signInWithCode {
  if (clientType === 'confidential') return signInWithCode;
  return provider === 'auth0' ? signInWithProofKey : signInWithToken;
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
  const code = codeIn(await logIn(authorization, account, visit));
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

/**
 * Public, at Auth0: auth0-spa-js in the browser makes every address, and the issuer, of `authority` alone, asks for a code
 * that only it can use, and for refresh tokens (`useRefreshTokens`), which is one more scope.
 */
async function signInWithProofKey({ browser }: SignInSettings, account: Account, visit: Visit): Promise<Arrival> {
  const { authority, clientId, callbackUrl } = browser;
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const authorization = {
    discovery: {
      issuer: `${authority}/`,
      authorization_endpoint: `${authority}/authorize`,
      token_endpoint: `${authority}/oauth/token`,
    },
    clientId,
    callbackUrl,
    responseType: 'code',
    scope: 'openid profile email offline_access',
    more: { code_challenge: challenge, code_challenge_method: 'S256', response_mode: 'query' },
  };
  const code = codeIn(await logIn(authorization, account, visit));
  const form = { client_id: clientId, code_verifier: verifier };
  return { authorization, idToken: await redeem(authorization, code, form) };
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
  const { discovery, clientId, callbackUrl, responseType, scope, more } = authorization;
  const client = { client_id: clientId, redirect_uri: callbackUrl, response_type: responseType };
  const query = { ...client, scope, state, nonce, ...more };
  const loginPage = `${discovery.authorization_endpoint}?${new URLSearchParams(query).toString()}`;
  const arrived = await visit(loginPage, account, callbackUrl);
  assert.equal(arrived.origin + arrived.pathname, callbackUrl, 'the browser arrives at the configured callback');
  const parameters = arrived.hash === '' ? arrived.searchParams : new URLSearchParams(arrived.hash.slice(1));
  assert.equal(parameters.get('state'), state);
  return arrived;
}

function codeIn(arrived: URL): string {
  const code = arrived.searchParams.get('code');
  assert.ok(code !== null, `a code at the callback: ${arrived.search}`);
  return code;
}

/** The server exchanges the code, with its secret where the client's authentication method puts it. */
function exchange(
  authorization: Authorization,
  { id, secret, clientAuthenticationMethod }: SignInSettings['server'],
  code: string,
): Promise<string> {
  if (clientAuthenticationMethod === 'client_secret_post')
    return redeem(authorization, code, { client_id: id, client_secret: secret });
  assert.equal(clientAuthenticationMethod, 'client_secret_basic');
  const credentials = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`;
  const headers = { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
  return redeem(authorization, code, {}, headers);
}

async function redeem(
  { discovery, callbackUrl }: Authorization,
  code: string,
  proof: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const form = { grant_type: 'authorization_code', code, redirect_uri: callbackUrl, ...proof };
  const response = await fetch(discovery.token_endpoint, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  });
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
