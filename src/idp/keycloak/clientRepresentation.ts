import type { ClientRequest, ClientSummary, Flow } from '../provider';
import type { KeycloakClient, StoredClient } from './admin';

/** The client scopes whose claims OpenMetadata reads. `openid` is none: Keycloak always grants it (keycloak#42339). */
export const neededScopes = ['email', 'profile'] as const;

const postLogout = 'post.logout.redirect.uris';

/**
 * The client as OpenMetadata's pages describe it. Authorization code: "Client authentication" and "Authorization" on,
 * "Standard flow". Implicit: public, "Standard flow" and "Implicit flow". The login settings are those of the pages'
 * screenshot. Redirect URIs are always sent: without them Keycloak allows every address below the root URL.
 */
export function newClient(request: ClientRequest): KeycloakClient {
  const { clientId, name, description, flow, openMetadataUrl } = request;
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
export function adoptedClient(actual: StoredClient, { flow, openMetadataUrl }: ClientRequest): StoredClient {
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

const postLogoutUrisOf = (client: KeycloakClient): readonly string[] =>
  (attribute(client, postLogout) ?? '').split('##').filter((uri) => uri !== '' && uri !== '-');

/** An attribute of a client; undefined if it is unset or empty. */
export function attribute(client: KeycloakClient, name: string): string | undefined {
  const value: unknown = client.attributes?.[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A line of a comparison: a setting as Keycloak's console names it, as it was and as it will be. */
export interface Difference {
  readonly setting: string;
  readonly before?: string;
  readonly after: string;
}

const onOff = (value: boolean | undefined): string => (value === true ? 'on' : 'off');

const settings: readonly (readonly [string, (client: KeycloakClient) => string])[] = [
  ['Name', ({ name }) => name ?? ''],
  ['Description', ({ description }) => description ?? ''],
  ['Enabled', ({ enabled }) => onOff(enabled)],
  [
    'Client authentication',
    ({ publicClient, bearerOnly }) => (bearerOnly === true ? 'bearer-only' : onOff(!publicClient)),
  ],
  ['Client authenticator', ({ publicClient, clientAuthenticatorType: type }) => (publicClient ? '' : (type ?? ''))],
  ['Authorization', ({ authorizationServicesEnabled }) => onOff(authorizationServicesEnabled)],
  ['Service account roles', ({ serviceAccountsEnabled }) => onOff(serviceAccountsEnabled)],
  ['Standard flow', ({ standardFlowEnabled }) => onOff(standardFlowEnabled)],
  ['Implicit flow', ({ implicitFlowEnabled }) => onOff(implicitFlowEnabled)],
  ['Direct access grants', ({ directAccessGrantsEnabled }) => onOff(directAccessGrantsEnabled)],
  ['Root URL', ({ rootUrl }) => rootUrl ?? ''],
  ['Home URL', ({ baseUrl }) => baseUrl ?? ''],
  ['Valid redirect URIs', (client) => (client.redirectUris ?? []).join(', ')],
  ['Valid post logout redirect URIs', (client) => postLogoutUrisOf(client).join(', ')],
  ['Web origins', ({ webOrigins }) => (webOrigins ?? []).join(', ')],
];

/** What a client to be created will hold. */
export const descriptionOf = (client: KeycloakClient): readonly Difference[] =>
  settings.map(([setting, of]) => ({ setting, after: of(client) })).filter(({ after }) => after !== '');

/** What differs between two states of a client; nothing else is compared, and nothing else changes. */
export const differences = (before: KeycloakClient, after: KeycloakClient): readonly Difference[] =>
  settings
    .map(([setting, of]) => ({ setting, before: of(before) || 'none', after: of(after) || 'none' }))
    .filter((line) => line.before !== line.after);

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
    ...(name === undefined || name === '' ? {} : { name }),
    flow: flowOf(client),
    enabled: client.enabled !== false,
    forOpenMetadata: calledBack || /open[-_ ]?metadata/i.test(`${clientId} ${name ?? ''}`),
  };
}
