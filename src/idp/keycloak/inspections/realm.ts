import type { SettingKey } from '../../../core/catalogue/catalogue';
import { isPublic, nameOf } from '../../../core/rules/subject';
import { failed, passed, skipped } from '../../check';
import { attribute } from '../client/attributes';
import { httpsRequired, realmDisabled } from '../probes/realm';
import type { Inspection } from './inspected';
import { t } from '../../../l10n/l10n';

const settings: readonly SettingKey[] = ['authn.authority', 'oidc.discoveryUri'];

export const inspectRealm: Inspection = ({ realm, place }) =>
  realm.enabled === false ? [realmDisabled(place.realm, settings)] : [];

/** `none`, `external` (plain http from private addresses only) or `all`. An account with few roles is not told. */
export const inspectHttps: Inspection = ({ realm, place, subject }) => {
  const address = subject.authority ?? subject.discoveryUri ?? '';
  const required = realm.sslRequired?.toLowerCase();
  if (required === undefined)
    return [skipped('realm-without-https', t`This account may not see whether the realm requires HTTPS.`)];
  if (required === 'all' && address.startsWith('http:')) return [httpsRequired(address, settings)];
  if (required !== 'none' || !isPublic(address))
    return [passed('realm-without-https', t`The realm’s setting “Require SSL” is ${required}.`)];
  return [
    failed('realm-without-https', {
      message: t`The realm ${place.realm} takes passwords over plain http from anywhere (Require SSL is None), at an address that others can reach. Choose “External requests” or “All requests” in the realm settings.`,
      settings,
    }),
  ];
};

/** The client's own algorithm, else the realm's. */
export const inspectAlgorithm: Inspection = ({ realm, client, place, subject }) => {
  const signed = attribute(client, 'id.token.signed.response.alg') ?? realm.defaultSignatureAlgorithm;
  const key = 'authn.tokenValidationAlgorithm';
  const { value } = subject.view.get(key);
  if (signed === undefined || typeof value !== 'string' || value === '') return [];
  if (signed === value.trim())
    return [passed('signing-algorithm-unsupported', t`Keycloak signs ID tokens with ${signed}, as they are verified.`)];
  return [
    failed('signing-algorithm-unsupported', {
      message: t`Keycloak signs the ID tokens of client ${place.clientId} with ${signed}, and OpenMetadata verifies ${value}, by ${nameOf(subject.view, key)}.`,
      settings: [key, 'oidc.preferredJwsAlgorithm', 'authn.publicKeyUrls'],
      fixes: /^[RE]S(?:256|384|512)$/.test(signed)
        ? [{ title: t`Use ${signed}`, preferred: true, changes: [{ key, set: signed }] }]
        : [],
    }),
  ];
};
