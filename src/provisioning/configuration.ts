import type { SettingKey } from '../core/catalogue/catalogue';
import type { Change } from '../core/finding';
import { isBlank, isList, sameValue, type Value } from '../core/value';
import type { Reading, View } from '../core/view';
import type { Endpoints, Flow } from '../idp/directory';
import { complete } from './complete';
import { keptOwnKeysUrl, tokenKeyChanges } from './ingestion';

/** What a file should say so that OpenMetadata signs users in with one client. */
export interface SignInConfiguration {
  /** OpenMetadata's names for the provider: what `authenticationConfiguration` calls it, and what the sign-in button does. */
  readonly provider: 'custom-oidc' | 'auth0';
  readonly providerName: string;
  /** How the provider signs tokens, where it signs them in one way only; otherwise what the file says stays. */
  readonly signingAlgorithm?: 'RS256';
  /** How the client proves itself to the provider, where it takes one way only. */
  readonly clientAuthenticationMethod?: 'client_secret_post';
  /** Claims that name users elsewhere and are in no token of this provider. */
  readonly absentClaims?: readonly string[];
  readonly endpoints: Endpoints;
  readonly clientId: string;
  /** Left out where it is not known (yet): the file then gets a reference to the place that will hold it. */
  readonly clientSecret?: string;
  readonly flow: Flow;
  /** OpenMetadata's address as the browser sees it, without a trailing slash. */
  readonly openMetadataUrl: string;
  /** User names as OpenMetadata will know them (see `administratorName`); added to those that the file has. */
  readonly administrators: readonly string[];
  /** What the file says now. */
  readonly view: View;
}

/** The redirect URI that OpenMetadata sends, in both flows. */
export const callbackUrl = (openMetadataUrl: string): string => `${openMetadataUrl}/callback`;

/**
 * The settings that have to change so that the file describes the client; none where it already does.
 * The values are those of OpenMetadata's Keycloak and Auth0 pages with the pages' mistakes corrected; what the pages leave out and
 * the server needs (a null there ends in an exception) is completed where the file is the whole configuration.
 */
export function configurationChanges(wanted: SignInConfiguration): readonly Change[] {
  const { view, flow } = wanted;
  return [
    ...authenticationChanges(wanted),
    ...(flow === 'authorization-code' ? confidentialChanges(wanted) : publicChanges(wanted)),
    ...administratorChanges(wanted),
    ...complete(view, 'authz.className', 'org.openmetadata.service.security.DefaultAuthorizer'),
    ...complete(view, 'authz.containerRequestFilter', 'org.openmetadata.service.security.JwtFilter'),
    ...complete(view, 'authz.enforcePrincipalDomain', false),
    ...complete(view, 'authz.enableSecureSocketConnection', false),
    ...tokenKeyChanges(view),
  ];
}

function authenticationChanges(wanted: SignInConfiguration): readonly Change[] {
  const { view, provider, endpoints, openMetadataUrl } = wanted;
  const named = !comesFromAnother(wanted) && isWritten(view.get('authn.providerName'));
  return [
    ...exactly(view, 'authn.clientType', wanted.flow === 'authorization-code' ? 'confidential' : 'public'),
    ...exactly(view, 'authn.provider', provider),
    ...(named ? [] : exactly(view, 'authn.providerName', wanted.providerName)),
    ...exactlyThese(view, 'authn.publicKeyUrls', [keptOwnKeysUrl(view, openMetadataUrl), endpoints.jwksUri]),
    ...exactly(view, 'authn.authority', endpoints.authority),
    ...exactly(view, 'authn.clientId', wanted.clientId),
    ...exactly(view, 'authn.callbackUrl', callbackUrl(openMetadataUrl)),
    ...claimChanges(wanted),
    ...algorithmChanges(wanted, 'authn.tokenValidationAlgorithm'),
  ];
}

/** A claim that the new provider never gives names nobody. Where the provider stays, somebody may have seen to it there. */
function claimChanges(wanted: SignInConfiguration): readonly Change[] {
  const { view, absentClaims = [] } = wanted;
  const absent = new Set<Value>(comesFromAnother(wanted) ? absentClaims : []);
  const namesSomebody = (claims: Value): boolean => isList(claims) && claims.some((claim) => !absent.has(claim));
  const { source, value: mapping = [] } = view.get('authn.jwtPrincipalClaimsMapping');
  const mapsNobody =
    source === 'file' &&
    isList(mapping) &&
    mapping.some((entry) => typeof entry === 'string' && absent.has(entry.replace(/^\w+:/, '')));
  return [
    ...unless(view, 'authn.jwtPrincipalClaims', ['email', 'preferred_username', 'sub'], namesSomebody),
    ...(mapsNobody ? [{ key: 'authn.jwtPrincipalClaimsMapping', remove: true } as const] : []),
  ];
}

/** Nothing to say where it is the default already. */
function algorithmChanges({ view, signingAlgorithm }: SignInConfiguration, key: SettingKey): readonly Change[] {
  const { value } = view.get(key);
  const differs =
    signingAlgorithm !== undefined && value !== undefined && !isBlank(value) && value !== signingAlgorithm;
  return differs ? [{ key, set: signingAlgorithm }] : [];
}

function confidentialChanges(wanted: SignInConfiguration): readonly Change[] {
  const { view, clientSecret } = wanted;
  return [
    ...(hasSwitch(view) ? exactly(view, 'oidc.enabled', true) : []),
    ...exactly(view, 'oidc.id', wanted.clientId),
    clientSecret === undefined ? { key: 'oidc.secret', reference: true } : { key: 'oidc.secret', secret: clientSecret },
    ...unless(view, 'oidc.type', wanted.provider, (type) => isLabelOf(type, wanted.provider)),
    ...unless(view, 'oidc.scope', 'openid email profile', asksForOpenId),
    ...exactly(view, 'oidc.discoveryUri', wanted.endpoints.discoveryUri),
    ...unless(view, 'oidc.responseType', 'code', (type) => type === 'code'),
    ...exactly(view, 'oidc.callbackUrl', callbackUrl(wanted.openMetadataUrl)),
    ...exactly(view, 'oidc.serverUrl', wanted.openMetadataUrl),
    ...unless(view, 'oidc.clientAuthenticationMethod', 'client_secret_post', (method) =>
      takesASecret(method, wanted.clientAuthenticationMethod),
    ),
    ...algorithmChanges(wanted, 'oidc.preferredJwsAlgorithm'),
    ...complete(view, 'oidc.tenant', ''),
  ];
}

/** A public client has no secret; one left in the file is a secret lying about. A reference to one does no harm. */
function publicChanges({ view, provider, endpoints, clientId }: SignInConfiguration): readonly Change[] {
  const { key } = view.get('oidc.secret');
  return [
    ...unless(view, 'authn.responseType', 'id_token', (type) => type === 'id_token'),
    ...(hasSwitch(view) && view.get('oidc.enabled').value === true ? exactly(view, 'oidc.enabled', false) : []),
    ...(isFilled(view, 'oidc.secret') ? [{ key, remove: true } as const] : []),
    // The server passes over the block, but people would take what it says of another client for this one's.
    ...(isFilled(view, 'oidc.id') ? exactly(view, 'oidc.id', clientId) : []),
    ...(isFilled(view, 'oidc.discoveryUri') ? exactly(view, 'oidc.discoveryUri', endpoints.discoveryUri) : []),
    ...(isFilled(view, 'oidc.type') ? unless(view, 'oidc.type', provider, (type) => isLabelOf(type, provider)) : []),
  ];
}

function administratorChanges({ view, administrators }: SignInConfiguration): readonly Change[] {
  const { source, value } = view.get('authz.adminPrincipals');
  // A list that comes from elsewhere cannot be extended without losing what it holds.
  if (source === 'file' && value === undefined) return [];
  const present = value !== undefined && isList(value) ? value : [];
  const missing = administrators.filter((name) => !present.includes(name));
  return missing.length === 0 ? [] : [{ key: 'authz.adminPrincipals', set: [...present, ...missing] }];
}

/** Says it in the file itself, even where a default would do: defaults differ between formats and releases. */
function exactly(view: View, key: SettingKey, wanted: Value): readonly Change[] {
  const { source, value } = view.get(key);
  return source === 'file' && value !== undefined && sameValue(value, wanted) ? [] : [{ key, set: wanted }];
}

/** The same for a list whose order means nothing. */
function exactlyThese(view: View, key: SettingKey, wanted: readonly string[]): readonly Change[] {
  const { source, value } = view.get(key);
  const same =
    source === 'file' && value !== undefined && isList(value) && sameValue([...value].sort(), [...wanted].sort());
  return same ? [] : [{ key, set: wanted }];
}

/** Keeps a value that works, and one that this file cannot tell; replaces what cannot work. */
function unless(view: View, key: SettingKey, wanted: Value, works: (value: Value) => boolean): readonly Change[] {
  const reading = view.get(key);
  if (reading.value === undefined) return complete(view, key, wanted);
  return works(reading.value) ? [] : [{ key, set: wanted }];
}

/** The chart alone has to be told that the OIDC block counts. */
const hasSwitch = ({ vocabulary }: View): boolean => vocabulary === 'chart';

/** The file signs users in elsewhere now. */
const comesFromAnother = ({ view, provider }: SignInConfiguration): boolean =>
  view.get('authn.provider').value !== provider;

/** The file itself says it. */
function isFilled(view: View, key: SettingKey): boolean {
  const { source, stock, value } = view.get(key);
  return source === 'file' && stock === undefined && value !== undefined && !isBlank(value);
}

const isWritten = ({ source, value }: Reading): boolean =>
  source === 'file' && (value === undefined || !isBlank(value));

/**
 * `type` changes what the server does for Azure and Google alone, and is a label for all others. Whoever has a provider of
 * the user's own may call it what they like, as long as it is not the name of another.
 */
const isLabelOf = (type: Value, provider: SignInConfiguration['provider']): boolean =>
  type === provider || (provider === 'custom-oidc' && !isBlank(type) && !isNameOfAnother(type));

const isNameOfAnother = (type: Value): boolean =>
  typeof type === 'string' && /^(azure|google|okta|auth0|aws-cognito)$/i.test(type);

const asksForOpenId = (scope: Value): boolean => typeof scope === 'string' && scope.split(/[\s,]+/).includes('openid');

const takesASecret = (method: Value, only: string | undefined): boolean =>
  only === undefined ? method === 'client_secret_post' || method === 'client_secret_basic' : method === only;
