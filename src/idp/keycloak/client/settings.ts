import { linesBetween, linesOf, listed, type Difference, type Settings } from '../../changes/lines';
import type { KeycloakClient } from '../admin';
import { attribute, pkceMethod, postLogoutUrisOf } from './attributes';
import { t } from '../../../l10n/l10n';

const onOff = (value: boolean | undefined): string => (value === true ? t`on` : t`off`);

const settings: Settings<KeycloakClient> = [
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
export const descriptionOf = (client: KeycloakClient): readonly Difference[] => linesOf(settings, client);

/** What differs between two states of a client; nothing else is compared, and nothing else changes. */
export const differences = (before: KeycloakClient, after: KeycloakClient): readonly Difference[] =>
  linesBetween(settings, before, after);
