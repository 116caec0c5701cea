import type { SetUpRequest } from '../../change';
import type { KeycloakClient, StoredClient } from '../admin';
import { postLogout, postLogoutUrisOf } from './attributes';

/** The client scopes whose claims OpenMetadata reads. `openid` is none: Keycloak always grants it (keycloak#42339). */
export const neededScopes = ['email', 'profile'] as const;

/**
 * The client as OpenMetadata's pages describe it. Authorization code: "Client authentication" and "Authorization" on,
 * "Standard flow". Implicit: public, "Standard flow" and "Implicit flow". The login settings are those of the pages'
 * screenshot. Redirect URIs are always sent: without them Keycloak allows every address below the root URL.
 */
export function newClient(request: SetUpRequest): KeycloakClient {
  const { client: clientId, name, description, flow, openMetadataUrl } = request;
  const confidential = flow === 'authorization-code';
  return {
    clientId,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    protocol: 'openid-connect',
    enabled: true,
    publicClient: !confidential,
    ...(confidential ? { clientAuthenticatorType: 'client-secret' } : {}),
    // The console's switch "Authorization" is both of these.
    serviceAccountsEnabled: confidential,
    authorizationServicesEnabled: confidential,
    standardFlowEnabled: true,
    implicitFlowEnabled: !confidential,
    directAccessGrantsEnabled: false,
    rootUrl: `${openMetadataUrl}/`,
    baseUrl: `${openMetadataUrl}/`,
    redirectUris: [...redirectUris(openMetadataUrl)],
    webOrigins: [new URL(openMetadataUrl).origin],
    attributes: { [postLogout]: postLogoutUris(openMetadataUrl).join('##') },
  };
}

/** The callback of both flows, and the page that renews the token of a public client unseen. */
export const redirectUris = (openMetadataUrl: string): readonly string[] => [
  `${openMetadataUrl}/callback`,
  `${openMetadataUrl}/silent-callback`,
];

const postLogoutUris = (openMetadataUrl: string): readonly string[] => [openMetadataUrl, `${openMetadataUrl}/`];

/**
 * The same client, able to sign OpenMetadata's users in, and otherwise as it was. It is whole, since Keycloak switches
 * "Authorization" off when a change leaves it out (keycloak#32530).
 */
export function adoptedClient(actual: StoredClient, { flow, openMetadataUrl }: SetUpRequest): StoredClient {
  const confidential = flow === 'authorization-code';
  const uris = actual.redirectUris ?? [];
  const logoutUris = postLogoutUrisOf(actual);
  const origin = new URL(openMetadataUrl).origin;
  const origins = actual.webOrigins ?? [];
  const missing = redirectUris(openMetadataUrl).filter(
    (uri) => !uris.some((known) => covers(known, uri, actual.rootUrl)),
  );
  const missingLogout = logoutUris.includes('+')
    ? []
    : postLogoutUris(openMetadataUrl).filter((uri) => !logoutUris.some((known) => covers(known, uri, actual.rootUrl)));
  // `+` stands for the origins of the redirect URIs, `*` for all.
  const originKnown = origins.some((known) => known === '*' || known === '+' || known === origin);
  return {
    ...actual,
    enabled: true,
    bearerOnly: false,
    publicClient: !confidential,
    // A public client cannot have these two: Keycloak takes them but answers a creation with them by an error 500.
    ...(confidential ? { clientAuthenticatorType: 'client-secret' } : noServiceAccount),
    standardFlowEnabled: true,
    ...(confidential ? {} : { implicitFlowEnabled: true }),
    redirectUris: [...uris, ...missing],
    webOrigins: originKnown ? origins : [...origins, origin],
    ...(missingLogout.length === 0
      ? {}
      : { attributes: { ...actual.attributes, [postLogout]: [...logoutUris, ...missingLogout].join('##') } }),
  };
}

const noServiceAccount = { serviceAccountsEnabled: false, authorizationServicesEnabled: false };

/** Whether a registered URI, which may end in `*` or be relative to the root URL, allows the address. */
function covers(registered: string, uri: string, rootUrl: string | undefined): boolean {
  const absolute = registered.startsWith('/') ? (rootUrl ?? '').replace(/\/$/, '') + registered : registered;
  return absolute.endsWith('*') ? uri.startsWith(absolute.slice(0, -1)) : uri === absolute;
}
