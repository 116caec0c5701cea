import { auth0AuthorityOf, auth0TenantAt, isAuth0 } from '../idp/auth0/addresses';
import { auth0Terms } from '../idp/auth0/terms';
import type { ConnectionProfile, ProviderId } from '../idp/connection';
import { isKeycloakRealm, keycloakAuthorityOf, keycloakRealmAt } from '../idp/keycloak/realmAddress';
import { keycloakTerms } from '../idp/keycloak/terms';
import type { IdentityProvider } from '../idp/provider';
import type { RealmAt } from '../idp/realmAt';
import type { Terms } from '../idp/terms';
import type { SignInConfiguration } from './configuration';

/** A provider as the UI lists it, before its code is loaded. */
export interface ProviderEntry {
  readonly id: ProviderId;
  readonly label: string;
  readonly terms: Terms;
  /** A connection reaches several realms; false: it is one, and nobody is asked which. */
  readonly hasRealms: boolean;
  /** A password can be one that the user has to change at the next sign-in. */
  readonly hasTemporaryPasswords?: true;
  /** A new client gets its ID from the provider, and a name from people, who know it by that. */
  readonly givesOutIds?: true;
  /** People sign in to it on a page, as a client that is made for this extension. */
  readonly hasSignInClient?: true;
  /** What OpenMetadata's own settings call it, and what they have to say because of it. */
  readonly names: Pick<
    SignInConfiguration,
    'provider' | 'providerName' | 'signingAlgorithm' | 'clientAuthenticationMethod' | 'absentClaims'
  >;
  /**
   * Whether a configuration that signs users in at this address means the provider.
   * @param named what `authentication.provider` says, as far as that is known
   */
  recognises(address: string, named: string | undefined): boolean;
  /** The realm that an address of a configuration leads to, and the connection to it. Asks nobody. */
  realmAt(address: string, profiles: readonly ConnectionProfile[]): RealmAt | undefined;
  /** What `authority` says for a realm of this connection. */
  authorityOf(profile: ConnectionProfile, realm: string): string;
  load(): Promise<IdentityProvider>;
}

/** Every identity provider there is. A new one is one more entry here. */
export const providers: readonly ProviderEntry[] = [
  {
    id: 'keycloak',
    label: 'Keycloak',
    terms: keycloakTerms,
    hasRealms: true,
    hasTemporaryPasswords: true,
    hasSignInClient: true,
    names: { provider: 'custom-oidc', providerName: 'Keycloak' },
    recognises: isKeycloakRealm,
    realmAt: keycloakRealmAt,
    authorityOf: keycloakAuthorityOf,
    load: async () => (await import('../idp/keycloak/keycloak')).keycloak,
  },
  {
    id: 'auth0',
    label: 'Auth0',
    terms: auth0Terms,
    hasRealms: false,
    givesOutIds: true,
    names: {
      provider: 'auth0',
      providerName: 'Auth0',
      signingAlgorithm: 'RS256',
      // As the application is set up: Auth0 takes the one way that an application has.
      clientAuthenticationMethod: 'client_secret_post',
      // The scope "profile" brings name, nickname and picture (Auth0's page "OpenID Connect Scopes").
      absentClaims: ['preferred_username', 'upn'],
    },
    recognises: isAuth0,
    realmAt: auth0TenantAt,
    authorityOf: auth0AuthorityOf,
    load: async () => (await import('../idp/auth0/auth0')).auth0,
  },
];
