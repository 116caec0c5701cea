import type { ClientPlace } from '../idp/change';
import type { ConnectionProfile, ProviderId } from '../idp/connection';
import { commonTerms, type Terms } from '../idp/terms';
import type { Known } from './known';
import type { ProviderEntry } from './providers';

/** How the things at a connection are spoken of: in the provider's words, and by the names that people know. */
export interface Names {
  readonly terms: Terms;
  /** Whether a realm has to be named beside the connection's address, because there are several. */
  readonly hasRealms: boolean;
  /** "open-metadata": what the provider's console lists the client as, as far as it has been seen; else its ID. */
  label(place: ClientPlace): string;
  /** "client open-metadata", "application OpenMetadata" */
  client(place: ClientPlace): string;
  /** "realm Data-sec", "tenant acme.eu.auth0.com" */
  realm(name: string): string;
}

interface Sources {
  readonly providers: readonly Pick<ProviderEntry, 'id' | 'terms' | 'hasRealms'>[];
  readonly known: Pick<Known, 'label'>;
}

/** The words of a provider; the common ones where it is not known. */
export const termsOf = (
  providers: readonly Pick<ProviderEntry, 'id' | 'terms'>[],
  provider: ProviderId | undefined,
): Terms => providers.find(({ id }) => id === provider)?.terms ?? commonTerms;

export function namesOf(
  { providers, known }: Sources,
  { id: connection, provider }: Pick<ConnectionProfile, 'id'> & Partial<Pick<ConnectionProfile, 'provider'>>,
): Names {
  const terms = termsOf(providers, provider);
  const label = ({ realm, clientId }: ClientPlace): string => known.label(connection, realm, clientId) ?? clientId;
  return {
    terms,
    hasRealms: providers.find(({ id }) => id === provider)?.hasRealms ?? true,
    label,
    client: (place) => `${terms.client} ${label(place)}`,
    realm: (name) => `${terms.realm} ${name}`,
  };
}
