import type { ProviderId } from '../../src/idp/connection';
import { providers, type ProviderEntry } from '../../src/provisioning/providers';

/** What OpenMetadata's settings call a provider, and what they have to say because of it. */
export function openMetadataNames(id: ProviderId): ProviderEntry['names'] {
  const entry = providers.find((provider) => provider.id === id);
  if (entry === undefined) throw new Error(`There is no provider ${id}.`);
  return entry.names;
}
