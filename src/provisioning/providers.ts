import { issuerOf, parseKeycloakUrl, realmNameOf } from '../core/keycloakUrl';
import type { ProviderId } from '../idp/connection';
import type { IdentityProvider } from '../idp/provider';
import type { SignInConfiguration } from './configuration';

/** A provider as the UI lists it, before its code is loaded. */
export interface ProviderEntry {
  readonly id: ProviderId;
  readonly label: string;
  /** What OpenMetadata's own settings call it. */
  readonly names: Pick<SignInConfiguration, 'provider' | 'providerName'>;
  /** The provider's base URL and the realm in an address of a realm; undefined for an address of anything else. */
  realmIn(address: string): { readonly url: string; readonly realm: string } | undefined;
  /** What `authority` says for a realm of the provider with this base URL. */
  issuerOf(url: string, realm: string): string;
  load(): Promise<IdentityProvider>;
}

/** Every identity provider there is. A new one is one more entry here. */
export const providers: readonly ProviderEntry[] = [
  {
    id: 'keycloak',
    label: 'Keycloak',
    names: { provider: 'custom-oidc', providerName: 'Keycloak' },
    realmIn: keycloakRealmIn,
    issuerOf: (url, realm) => issuerOf({ origin: url, prefix: '', realm: encodeURIComponent(realm) }),
    load: async () => (await import('../idp/keycloak/keycloak')).keycloak,
  },
];

function keycloakRealmIn(address: string): ReturnType<ProviderEntry['realmIn']> {
  const parts = parseKeycloakUrl(address);
  const realm = parts === undefined ? undefined : realmNameOf(parts);
  return parts === undefined || realm === undefined ? undefined : { url: parts.origin + parts.prefix, realm };
}
