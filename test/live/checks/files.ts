import type { CheckReport } from '../../../src/provisioning/checks/checkSignIn';
import { admin, type Json } from '../arrange';
import { checkFile, noConnection } from '../../support/checks';
import { keycloakServer } from '../hooks';

/** A secret that is searched for in everything that a check says. */
export const canary = 'canary-53cr3t-of-the-client';

/** What a file says; each setting can be left out or replaced. */
export interface Wish {
  readonly realm: string;
  readonly url?: string;
  readonly clientType?: 'confidential' | 'public';
  readonly authority?: string;
  readonly discoveryUri?: string;
  readonly keyUrls?: readonly string[];
  readonly clientId?: string;
  readonly secret?: string;
  readonly callbackUrl?: string;
  readonly scope?: string;
  /** More lines of `oidcConfiguration`. */
  readonly oidc?: readonly string[];
  /** More lines of `authenticationConfiguration`. */
  readonly authn?: readonly string[];
  readonly provider?: string;
  /** Of a public client. */
  readonly responseType?: 'code' | 'id_token';
}

/** An `openmetadata.yaml` with a correct sign-in, but for what is wished otherwise. */
export function fileOf(wish: Wish): string {
  const { realm, url = keycloakServer().url, clientType = 'confidential' } = wish;
  const issuer = `${url}/realms/${realm}`;
  const callback = wish.callbackUrl ?? 'http://localhost:8585/callback';
  const clientId = wish.clientId ?? 'open-metadata';
  const keyUrls = wish.keyUrls ?? [
    'http://localhost:8585/api/v1/system/config/jwks',
    `${issuer}/protocol/openid-connect/certs`,
  ];
  return [
    'authenticationConfiguration:',
    `  clientType: ${clientType}`,
    `  provider: ${wish.provider ?? 'custom-oidc'}`,
    '  providerName: Keycloak',
    `  publicKeyUrls: [${keyUrls.map((each) => JSON.stringify(each)).join(', ')}]`,
    `  authority: ${JSON.stringify(wish.authority ?? issuer)}`,
    `  clientId: ${JSON.stringify(clientId)}`,
    `  callbackUrl: ${JSON.stringify(callback)}`,
    '  jwtPrincipalClaims: [email, preferred_username, sub]',
    ...(wish.authn ?? []).map((line) => `  ${line}`),
    ...(clientType === 'public'
      ? [`  responseType: ${wish.responseType ?? 'id_token'}`]
      : [
          '  oidcConfiguration:',
          `    id: ${JSON.stringify(clientId)}`,
          '    type: custom-oidc',
          `    secret: ${JSON.stringify(wish.secret ?? canary)}`,
          `    scope: ${JSON.stringify(wish.scope ?? 'openid email profile')}`,
          `    discoveryUri: ${JSON.stringify(wish.discoveryUri ?? `${issuer}/.well-known/openid-configuration`)}`,
          `    callbackUrl: ${JSON.stringify(callback)}`,
          '    serverUrl: http://localhost:8585',
          '    clientAuthenticationMethod: client_secret_post',
          ...(wish.oidc ?? []).map((line) => `    ${line}`),
        ]),
    'authorizerConfiguration:',
    '  adminPrincipals: [ada]',
    '  principalDomain: acme.example',
    '',
  ].join('\n');
}

export const check = (text: string, services = noConnection, name?: string): Promise<CheckReport> =>
  checkFile(text, services, canary, name);

/** A client as OpenMetadata's pages describe it, but for what is given. */
export async function client(realm: string, settings: Json = {}): Promise<void> {
  const isPublic = settings['publicClient'] === true;
  await admin('POST', `/${realm}/clients`, {
    clientId: 'open-metadata',
    secret: canary,
    rootUrl: 'http://localhost:8585/',
    redirectUris: ['http://localhost:8585/callback', 'http://localhost:8585/silent-callback'],
    webOrigins: ['http://localhost:8585'],
    implicitFlowEnabled: isPublic,
    ...settings,
    attributes: {
      'post.logout.redirect.uris': 'http://localhost:8585##http://localhost:8585/',
      ...(settings['attributes'] as Json | undefined),
    },
  });
}
