import type { ClientDetails, ClientSummary, Flow } from '../../directory';
import type { KeycloakClient } from '../admin';
import { attribute, pkceMethod, postLogoutUrisOf, secretCreated } from './attributes';
import { neededScopes } from './representation';

/** Which of OpenMetadata's two flows the client is made for; undefined if for neither. */
export function flowOf(client: KeycloakClient): Flow | undefined {
  if (client.bearerOnly === true) return undefined;
  if (client.publicClient !== true) return client.standardFlowEnabled === true ? 'authorization-code' : undefined;
  return client.implicitFlowEnabled === true ? 'implicit' : undefined;
}

/** The scopes whose claims a sign-in gets, at once or because OpenMetadata asks for them. */
export const scopesOf = (client: KeycloakClient): readonly string[] => [
  ...(client.defaultClientScopes ?? []),
  ...(client.optionalClientScopes ?? []),
];

/** The scopes that OpenMetadata asks for and that this client cannot give: sign-in would end in `invalid_scope`. */
export function missingScopes(client: KeycloakClient): readonly string[] {
  const attached = scopesOf(client);
  return neededScopes.filter((scope) => !attached.includes(scope));
}

/** The clients that Keycloak makes for itself in every realm, and in `master` one for every realm. */
export const isKeycloaksOwn = ({ clientId = '', bearerOnly }: KeycloakClient): boolean =>
  ownClients.has(clientId) || (clientId.endsWith('-realm') && bearerOnly === true);

const ownClients: ReadonlySet<string> = new Set([
  'account',
  'account-console',
  'admin-cli',
  'broker',
  'realm-management',
  'security-admin-console',
]);

export function summaryOf(client: KeycloakClient): ClientSummary {
  const { clientId = '', name, redirectUris: uris = [] } = client;
  const calledBack = uris.some((uri) => /\/callback\/?$/.test(uri));
  return {
    clientId,
    label: clientId,
    ...(name === undefined || name === '' ? {} : { name }),
    flow: flowOf(client),
    enabled: client.enabled !== false,
    forOpenMetadata: !isSignInClient(client) && (calledBack || /open[-_ ]?metadata/i.test(`${clientId} ${name ?? ''}`)),
  };
}

/** This extension's own client, which signs administrators in from an editor: OpenMetadata is not called back on a loopback port. */
const isSignInClient = ({ publicClient, redirectUris: uris = [] }: KeycloakClient): boolean =>
  publicClient === true && uris.length > 0 && uris.every((uri) => uri === 'http://127.0.0.1/callback');

export function detailsOf(client: KeycloakClient): ClientDetails {
  const created = secretCreated(client);
  return {
    ...summaryOf(client),
    ...(client.rootUrl === undefined || client.rootUrl === '' ? {} : { rootUrl: client.rootUrl }),
    standardFlow: client.standardFlowEnabled === true,
    implicitFlow: client.implicitFlowEnabled === true,
    directAccessGrants: client.directAccessGrantsEnabled === true,
    requiresPkce: attribute(client, pkceMethod) !== undefined,
    redirectUris: client.redirectUris ?? [],
    postLogoutUris: postLogoutUrisOf(client),
    webOrigins: client.webOrigins ?? [],
    scopes: scopesOf(client),
    missingScopes: missingScopes(client),
    ...(created === undefined ? {} : { secretCreated: created }),
  };
}

/** Keycloak lists clients for SAML among the others. */
export const isOidc = ({ protocol }: KeycloakClient): boolean => (protocol ?? 'openid-connect') === 'openid-connect';
