import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, serveHttp } from './loopback';

/** What a double answers at each of the paths that OpenMetadata shows to everybody. */
export interface Answers {
  readonly auth: unknown;
  readonly authorizer: unknown;
  readonly jwks: unknown;
  readonly version: unknown;
}

/** The settings that a double has in force. */
export interface InForce {
  readonly authentication: Readonly<Record<string, unknown>>;
  readonly principalDomain: string;
  readonly keyId: string;
  readonly release: string;
}

/** Basic authentication, as OpenMetadata ships. */
export const asShipped: InForce = {
  authentication: {
    provider: 'basic',
    providerName: '',
    clientType: 'public',
    enableSelfSignup: true,
    jwtPrincipalClaims: ['email', 'preferred_username', 'sub'],
    jwtPrincipalClaimsMapping: [],
    clientId: '',
    authority: 'https://accounts.google.com',
    callbackUrl: '',
  },
  principalDomain: 'open-metadata.org',
  keyId: 'Gb389a-9f76-gdjs-a92j-0242bk94356',
  release: '1.12.1',
};

/** Single sign-on with Keycloak. */
export const withKeycloak: InForce = {
  ...asShipped,
  authentication: {
    ...asShipped.authentication,
    provider: 'custom-oidc',
    providerName: 'Keycloak',
    clientType: 'confidential',
    clientId: 'open-metadata',
    authority: 'https://sso.acme.example/realms/Data-sec',
    callbackUrl: 'https://om.acme.example/callback',
  },
  principalDomain: 'acme.example',
  keyId: 'c8ec220c-be7d-4e47-97c7-098bf6a57ce1',
};

/**
 * As newer releases answer (ConfigResource): a copy of some fields; every other has the default of its schema, whatever is
 * in force, and no key URLs. Of the authorizer only the domain.
 */
export const answersOf = ({ authentication, principalDomain, keyId, release }: InForce): Answers => ({
  auth: {
    ...authentication,
    responseType: 'id_token',
    tokenValidationAlgorithm: 'RS256',
    publicKeyUrls: [],
    ldapConfiguration: null,
    samlConfiguration: null,
    oidcConfiguration: null,
    somethingOfALaterRelease: { nested: true },
  },
  authorizer: { principalDomain, adminPrincipals: [], allowedEmailRegistrationDomains: [] },
  jwks: { keys: [{ kty: 'RSA', kid: keyId, n: 'AL', e: 'AQAB', alg: 'RS256', use: 'sig' }] },
  version: { version: release, revision: '0123456', timestamp: 1_760_000_000_000 },
});

/** As older releases answer: the whole blocks but what is secret. */
export const wholeAnswersOf = (
  inForce: InForce,
  authentication: Readonly<Record<string, unknown>>,
  authorizer: Readonly<Record<string, unknown>>,
): Answers => {
  const answers = answersOf(inForce);
  return {
    ...answers,
    auth: { ...inForce.authentication, ldapConfiguration: null, oidcConfiguration: null, ...authentication },
    authorizer: {
      className: 'org.openmetadata.service.security.DefaultAuthorizer',
      containerRequestFilter: 'org.openmetadata.service.security.JwtFilter',
      principalDomain: inForce.principalDomain,
      ...authorizer,
    },
  };
};

/** A double, and the paths that it was asked for. */
export interface OpenMetadataDouble extends LoopbackServer {
  readonly asked: readonly string[];
}

/**
 * A stand-in for an OpenMetadata server, which cannot be run here: it serves what the server's source and its integration
 * tests say that anybody may read. `undefined` is answered with 404.
 */
export async function serveOpenMetadata(answers: Partial<Answers>, basePath = ''): Promise<OpenMetadataDouble> {
  const asked: string[] = [];
  const paths: Readonly<Record<string, unknown>> = {
    [`${basePath}/api/v1/system/config/auth`]: answers.auth,
    [`${basePath}/api/v1/system/config/authorizer`]: answers.authorizer,
    [`${basePath}/api/v1/system/config/jwks`]: answers.jwks,
    [`${basePath}/api/v1/system/version`]: answers.version,
  };
  const server = await serveHttp(({ url = '' }: IncomingMessage, response: ServerResponse) => {
    asked.push(url);
    const answer = paths[url];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer === undefined ? { code: 404, message: 'HTTP 404 Not Found' } : answer));
  });
  return { ...server, asked };
}
