import type { SettingKey } from '../../catalogue/catalogue';
import type { Fix } from '../../finding';
import { issuerOf, parseKeycloakUrl } from '../../keycloakUrl';
import type { Value } from '../../value';
import type { View } from '../../view';
import { enumerate, isOidcProvider, nameOf, placesOf, textOf } from '../subject';
import { issuerBehind } from '../urls/issuer';
import { ownKeyUrl, providerKeyUrl } from '../urls/keyUrls';
import { t } from '../../../l10n/l10n';

/** Fills in what the rest of the file tells, and what the shipped file has for everybody. */
export function fillIn(view: View, keys: readonly SettingKey[]): readonly Fix[] {
  const changes = keys.flatMap((key) => {
    const set = shipped.get(key) ?? derived.get(key)?.(view);
    return set === undefined ? [] : [{ key, set }];
  });
  if (changes.length === 0) return [];
  const safe = changes.every(({ key }) => shipped.has(key)) ? { safe: true as const } : {};
  return [{ title: titleOf(view, changes), preferred: true, ...safe, changes }];
}

function titleOf(view: View, changes: readonly { readonly key: SettingKey; readonly set: Value }[]): string {
  const [first] = changes;
  if (changes.length === 1 && typeof first?.set === 'string') return t`Set ${nameOf(view, first.key)} to ${first.set}`;
  return t`Add ${enumerate(changes.map(({ key }) => nameOf(view, key)))}`;
}

/** What is right for everybody: the shipped `openmetadata.yaml` has had it in every release. */
const shipped: ReadonlyMap<SettingKey, Value> = new Map<SettingKey, Value>([
  ['authn.jwtPrincipalClaims', ['email', 'preferred_username', 'sub']],
]);

/** What the rest of the file tells. */
const derived: ReadonlyMap<SettingKey, (view: View) => Value | undefined> = new Map<
  SettingKey,
  (view: View) => Value | undefined
>([
  ['authn.provider', (view) => (hasKeycloak(view) ? 'custom-oidc' : undefined)],
  ['authn.providerName', (view) => (hasKeycloak(view) ? 'Keycloak' : undefined)],
  [
    'authn.publicKeyUrls',
    (view) => [ownKeyUrl(view), ...(isOidcProvider(view) ? [providerKeyUrl(view) ?? []].flat() : [])],
  ],
  ['authn.clientId', (view) => textOf(view, 'oidc.id')],
  ['authn.authority', issuer],
]);

const keycloakUrls = (view: View) =>
  placesOf(view, 'authn.authority', 'oidc.discoveryUri', 'authn.publicKeyUrls').flatMap(
    ({ text }) => parseKeycloakUrl(text) ?? [],
  );

const hasKeycloak = (view: View): boolean => keycloakUrls(view).length > 0;

/** The issuer that another URL of the provider names. */
function issuer(view: View): string | undefined {
  if (view.get('authn.provider').value === 'google') return 'https://accounts.google.com';
  const [keycloak] = keycloakUrls(view);
  return keycloak === undefined ? issuerBehind(textOf(view, 'oidc.discoveryUri') ?? '') : issuerOf(keycloak);
}
