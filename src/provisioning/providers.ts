import type { IdentityProvider, ProviderId } from '../idp/provider';
import type { SignInConfiguration } from './configuration';

/** A provider as the UI lists it, before its code is loaded. */
export interface ProviderEntry {
  readonly id: ProviderId;
  readonly label: string;
  /** What OpenMetadata's own settings call it. */
  readonly names: Pick<SignInConfiguration, 'provider' | 'providerName'>;
  load(): Promise<IdentityProvider>;
}

/** Every identity provider there is. A new one is one more entry here. */
export const providers: readonly ProviderEntry[] = [
  {
    id: 'keycloak',
    label: 'Keycloak',
    names: { provider: 'custom-oidc', providerName: 'Keycloak' },
    load: async () => (await import('../idp/keycloak/keycloak')).keycloak,
  },
];
