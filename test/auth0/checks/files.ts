import assert from 'node:assert/strict';
import type { CheckReport } from '../../../src/provisioning/checks/checkSignIn';
import type { Auth0Double } from '../../support/auth0Double/auth0Double';
import { checkFile, noConnection } from '../../support/checks';
import { addApplication, enable, usualDatabase, type StoredApplication } from '../../support/auth0Double/state';

/** A secret that is searched for in everything that a check says. As long as Auth0's own. */
export const canary = 'canary-53cr3t-of-the-application-0123456789-0123456789-0123456789';

export const openMetadata = 'http://localhost:8585';

/** What a file says; each setting can be replaced. */
export interface Wish {
  readonly clientType?: 'confidential' | 'public';
  /** Where people sign in. */
  readonly url: string;
  readonly clientId: string;
  readonly authority?: string;
  readonly discoveryUri?: string;
  readonly keyUrl?: string;
  /** Null: it is not in the file. */
  readonly secret?: string | null;
  readonly callbackUrl?: string;
  /** More lines of `authenticationConfiguration`. */
  readonly authn?: readonly string[];
  readonly authenticationMethod?: string;
}

/** An `openmetadata.yaml` with a correct sign-in by Auth0, but for what is wished otherwise. */
export function fileOf({ clientType = 'confidential', url, clientId, ...wish }: Wish): string {
  const callback = wish.callbackUrl ?? `${openMetadata}/callback`;
  return [
    'authenticationConfiguration:',
    `  clientType: ${clientType}`,
    '  provider: auth0',
    `  publicKeyUrls: [${openMetadata}/api/v1/system/config/jwks, ${wish.keyUrl ?? `${url}/.well-known/jwks.json`}]`,
    `  authority: ${wish.authority ?? url}`,
    `  clientId: ${clientId}`,
    `  callbackUrl: ${callback}`,
    '  jwtPrincipalClaims: [email, preferred_username, sub]',
    '  tokenValidationAlgorithm: RS256',
    ...(wish.authn ?? []).map((line) => `  ${line}`),
    ...(clientType === 'public'
      ? []
      : [
          '  oidcConfiguration:',
          `    id: ${clientId}`,
          '    type: auth0',
          ...(wish.secret === null ? [] : [`    secret: ${JSON.stringify(wish.secret ?? canary)}`]),
          '    scope: openid email profile',
          `    discoveryUri: ${wish.discoveryUri ?? `${url}/.well-known/openid-configuration`}`,
          `    callbackUrl: ${callback}`,
          `    serverUrl: ${openMetadata}`,
          `    clientAuthenticationMethod: ${wish.authenticationMethod ?? 'client_secret_post'}`,
        ]),
    'authorizerConfiguration:',
    '  adminPrincipals: [ada]',
    '  principalDomain: acme.example',
    '',
  ].join('\n');
}

export const check = (text: string, services = noConnection): Promise<CheckReport> => checkFile(text, services, canary);

/** An application as OpenMetadata needs it, but for what is given; its secret is the canary. */
export function addRightApplication(
  { tenant }: Auth0Double,
  clientType: 'confidential' | 'public' = 'confidential',
  settings: Partial<StoredApplication> = {},
  connected = true,
): StoredApplication {
  const application = addApplication(tenant, {
    name: 'OpenMetadata',
    client_secret: canary,
    oidc_conformant: true,
    is_first_party: true,
    jwt_configuration: { alg: 'RS256' },
    grant_types: ['authorization_code', 'refresh_token'],
    callbacks: [`${openMetadata}/callback`],
    allowed_logout_urls: [openMetadata],
    ...(clientType === 'confidential'
      ? { app_type: 'regular_web', token_endpoint_auth_method: 'client_secret_post' }
      : { app_type: 'spa', token_endpoint_auth_method: 'none', web_origins: [openMetadata] }),
    ...settings,
  });
  const database = [...tenant.connections.values()].find(({ name }) => name === usualDatabase);
  assert.ok(database !== undefined);
  if (connected) enable(tenant, database.id, application.client_id);
  return application;
}
