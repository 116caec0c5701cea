import type { LiveCode } from '../../../src/core/liveCodes';
import type { Json } from '../arrange';
import type { Wish } from './files';

/** A mistake in the file or at Keycloak, and what a check has to say of it. */
export interface Case {
  readonly name: string;
  /** The client at Keycloak, where it is not as the pages describe it. */
  readonly client?: Json;
  /** The file, where it is not as it should be; `id` is the client's. */
  readonly wish?: (id: string) => Partial<Wish>;
  readonly faults: readonly LiveCode[];
  /** What is said where Keycloak has no English to say it in. */
  readonly faultsUnread?: readonly LiveCode[];
}

const isPublic = { publicClient: true, implicitFlowEnabled: true };
const publicFile = (): Partial<Wish> => ({ clientType: 'public' });
const codeInBrowser = (): Partial<Wish> => ({ clientType: 'public', responseType: 'code' });
const pkce = (method: string): Json => ({ attributes: { 'pkce.code.challenge.method': method } });

/** What can be seen without an account. */
export const outsideCases: readonly Case[] = [
  { name: 'a confidential client that is right', faults: [] },
  { name: 'a public client that is right', client: isPublic, wish: publicFile, faults: [] },
  {
    name: 'a public client that asks for a code',
    client: { publicClient: true, ...pkce('S256') },
    wish: codeInBrowser,
    faults: [],
  },
  {
    name: 'a confidential client where the browser asks for a code',
    wish: codeInBrowser,
    faults: ['client-type-differs'],
  },
  { name: 'a client that is not there', wish: (id) => ({ clientId: `${id}-typo` }), faults: ['client-not-found'] },
  { name: 'a client ID in other case', wish: (id) => ({ clientId: id.toUpperCase() }), faults: ['client-not-found'] },
  { name: 'a client that is disabled', client: { enabled: false }, faults: ['client-disabled'] },
  {
    name: 'a public client that is disabled',
    client: { ...isPublic, enabled: false },
    wish: publicFile,
    faults: ['client-disabled'],
  },
  {
    name: 'a disabled client without an address of its own',
    client: { enabled: false, rootUrl: undefined },
    faults: ['client-disabled'],
    faultsUnread: ['client-not-found'],
  },
  ...[
    'http://localhost:8586/callback',
    'http://127.0.0.1:8585/callback',
    'https://localhost:8585/callback',
    'http://localhost:8585/callback/',
    'http://localhost:8585/callback?x=1',
  ].map((callbackUrl): Case => ({
    name: `the callback ${callbackUrl}`,
    wish: () => ({ callbackUrl }),
    faults: ['redirect-uri-refused'],
  })),
  {
    name: 'a public client without the silent callback',
    client: { ...isPublic, redirectUris: ['http://localhost:8585/callback'] },
    wish: publicFile,
    faults: ['redirect-uri-refused'],
  },
  {
    name: 'a redirect URI with a * for every page',
    client: { redirectUris: ['http://localhost:8585/*'] },
    faults: ['redirect-uri-wildcard'],
  },
  { name: 'a redirect URI that is a *', client: { redirectUris: ['*'] }, faults: ['redirect-uri-wildcard'] },
  { name: 'the standard flow off', client: { standardFlowEnabled: false }, faults: ['flow-disabled'] },
  {
    name: 'the implicit flow off',
    client: { publicClient: true, implicitFlowEnabled: false },
    wish: publicFile,
    faults: ['flow-disabled'],
  },
  {
    name: 'a scope that the realm does not have',
    wish: () => ({ scope: 'openid email profile groups' }),
    faults: ['scope-refused'],
  },
  { name: 'a client without the scope email', client: { defaultClientScopes: ['profile'] }, faults: ['scope-refused'] },
  { name: 'PKCE wanted and not sent', client: pkce('S256'), faults: ['pkce-required'] },
  { name: 'PKCE wanted and sent', client: pkce('S256'), wish: () => ({ oidc: ['disablePkce: false'] }), faults: [] },
  { name: 'PKCE by the method plain', client: pkce('plain'), faults: ['pkce-required'] },
  {
    name: 'PKCE by the method plain, and S256 sent',
    client: pkce('plain'),
    wish: () => ({ oidc: ['disablePkce: false'] }),
    faults: ['pkce-required'],
  },
  {
    name: 'pushed requests wanted',
    client: { attributes: { 'require.pushed.authorization.requests': 'true' } },
    faults: ['pushed-request-required'],
  },
  {
    name: 'a signed request wanted',
    client: { attributes: { 'request.object.required': 'request or request_uri' } },
    faults: ['sign-in-refused'],
  },
  { name: 'a bearer-only client', client: { bearerOnly: true }, faults: ['client-type-differs'] },
  { name: 'a client for SAML', client: { protocol: 'saml' }, faults: ['client-type-differs'] },
  { name: 'a public client where the file says confidential', client: isPublic, faults: ['client-type-differs'] },
  {
    name: 'a confidential client where the file says public',
    client: { implicitFlowEnabled: true },
    wish: publicFile,
    faults: ['client-type-differs'],
  },
  { name: 'another secret', wish: () => ({ secret: 'wrong' }), faults: ['client-secret-wrong'] },
  {
    name: 'the secret with a blank behind it',
    client: { secret: 'with a blank' },
    wish: () => ({ secret: 'with a blank ' }),
    faults: ['client-secret-wrong'],
  },
  ...['client-jwt', 'client-secret-jwt', 'client-x509'].map((type): Case => ({
    name: `the authenticator ${type}`,
    client: { clientAuthenticatorType: type },
    faults: ['client-authenticator'],
  })),
  {
    name: 'an algorithm without a key',
    wish: () => ({ authn: ['tokenValidationAlgorithm: ES256'] }),
    faults: ['signing-algorithm-unsupported'],
  },
];

/** What takes admin rights to see, besides the former. */
export const insideCases: readonly Case[] = [
  {
    name: 'direct access grants on',
    client: { directAccessGrantsEnabled: true },
    faults: ['direct-grants-on'],
  },
  {
    name: 'no post logout redirect URI',
    client: { attributes: { 'post.logout.redirect.uris': '' } },
    faults: ['logout-uri-missing'],
  },
  { name: 'no web origin', client: { webOrigins: [] }, faults: ['web-origin-missing'] },
  {
    name: 'an old secret',
    client: {
      attributes: {
        'client.secret.creation.time': '1600000000',
      },
    },
    faults: ['client-secret-old'],
  },
  {
    name: 'another algorithm for the client',
    client: {
      attributes: { 'id.token.signed.response.alg': 'RS512' },
    },
    faults: ['signing-algorithm-unsupported'],
  },
];
