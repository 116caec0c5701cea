import type { KeycloakClient } from '../admin';
import { attribute, pkceMethod, postLogoutUrisOf } from './attributes';

/** A line of a comparison: a setting as Keycloak's console names it, as it was and as it will be. */
export interface Difference {
  readonly setting: string;
  readonly before?: string;
  readonly after: string;
}

const onOff = (value: boolean | undefined): string => (value === true ? 'on' : 'off');

/** Keycloak keeps lists as sets: it gives them in any order, which must not look like a change. */
const listed = (values: readonly string[] = []): string => values.toSorted().join(', ');

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
  ['PKCE Method', (client) => attribute(client, pkceMethod) ?? ''],
  ['Root URL', ({ rootUrl }) => rootUrl ?? ''],
  ['Home URL', ({ baseUrl }) => baseUrl ?? ''],
  ['Valid redirect URIs', ({ redirectUris }) => listed(redirectUris)],
  ['Valid post logout redirect URIs', (client) => listed(postLogoutUrisOf(client))],
  ['Web origins', ({ webOrigins }) => listed(webOrigins)],
];

/** What a client to be created will hold. */
export const descriptionOf = (client: KeycloakClient): readonly Difference[] =>
  settings.map(([setting, of]) => ({ setting, after: of(client) })).filter(({ after }) => after !== '');

/** What differs between two states of a client; nothing else is compared, and nothing else changes. */
export const differences = (before: KeycloakClient, after: KeycloakClient): readonly Difference[] =>
  settings
    .map(([setting, of]) => ({ setting, before: of(before) || 'none', after: of(after) || 'none' }))
    .filter((line) => line.before !== line.after);
