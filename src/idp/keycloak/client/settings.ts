import { linesBetween, linesOf, listed, type Difference, type Settings } from '../../changes/lines';
import type { KeycloakClient } from '../admin';
import { attribute, pkceMethod, postLogoutUrisOf } from './attributes';
import { t } from '../../../l10n/l10n';

const onOff = (value: boolean | undefined): string => (value === true ? 'on' : 'off');

const settings: Settings<KeycloakClient> = [
  ['Name', ({ name }) => name ?? ''],
  ['Description', ({ description }) => description ?? ''],
  ['Enabled', ({ enabled }) => onOff(enabled)],
  [
    t`Client authentication`,
    ({ publicClient, bearerOnly }) => (bearerOnly === true ? 'bearer-only' : onOff(!publicClient)),
  ],
  [t`Client authenticator`, ({ publicClient, clientAuthenticatorType: type }) => (publicClient ? '' : (type ?? ''))],
  ['Authorization', ({ authorizationServicesEnabled }) => onOff(authorizationServicesEnabled)],
  [t`Service account roles`, ({ serviceAccountsEnabled }) => onOff(serviceAccountsEnabled)],
  [t`Standard flow`, ({ standardFlowEnabled }) => onOff(standardFlowEnabled)],
  [t`Implicit flow`, ({ implicitFlowEnabled }) => onOff(implicitFlowEnabled)],
  [t`Direct access grants`, ({ directAccessGrantsEnabled }) => onOff(directAccessGrantsEnabled)],
  [t`PKCE Method`, (client) => attribute(client, pkceMethod) ?? ''],
  [t`Root URL`, ({ rootUrl }) => rootUrl ?? ''],
  [t`Home URL`, ({ baseUrl }) => baseUrl ?? ''],
  [t`Valid redirect URIs`, ({ redirectUris }) => listed(redirectUris)],
  [t`Valid post logout redirect URIs`, (client) => listed(postLogoutUrisOf(client))],
  [t`Web origins`, ({ webOrigins }) => listed(webOrigins)],
];

/** What a client to be created will hold. */
export const descriptionOf = (client: KeycloakClient): readonly Difference[] => linesOf(settings, client);

/** What differs between two states of a client; nothing else is compared, and nothing else changes. */
export const differences = (before: KeycloakClient, after: KeycloakClient): readonly Difference[] =>
  linesBetween(settings, before, after);
