import type { ConnectionProfile } from '../idp/connection';
import type { ProviderEntry } from './providers';

/** The one realm of a connection that is one realm itself; undefined where a connection reaches several. */
export const onlyRealm = (
  { hasRealms, realmAt }: Pick<ProviderEntry, 'hasRealms' | 'realmAt'>,
  profile: ConnectionProfile,
): string | undefined => (hasRealms ? undefined : realmAt(profile.url, [profile])?.realm);
