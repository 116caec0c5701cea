import { issuerOf, parseKeycloakUrl, realmNameOf } from '../../core/keycloakUrl';
import { sameAddress } from '../../core/sameAddress';
import type { ConnectionProfile } from '../connection';
import type { RealmAt } from '../realmAt';

/** Whether an address is one of a Keycloak's realm, of which the path tells. */
export const isKeycloakRealm = (address: string): boolean => realmIn(address) !== undefined;

/**
 * The realm that an address leads to, and the connection to it. A host that no connection has leads to none, unless one
 * connection alone is for Keycloak: servers and browsers may know a Keycloak by different hosts.
 */
export function keycloakRealmAt(address: string, profiles: readonly ConnectionProfile[]): RealmAt | undefined {
  const found = realmIn(address);
  if (found === undefined) return undefined;
  const own = profiles.filter(({ provider }) => provider === 'keycloak');
  const [only] = own.length === 1 ? own : [];
  const profile = own.find(({ url }) => sameAddress(url, found.url)) ?? only;
  return { ...found, ...(profile === undefined ? {} : { connection: profile.id }) };
}

/** The issuer of a realm. */
export const keycloakAuthorityOf = ({ url }: Pick<ConnectionProfile, 'url'>, realm: string): string =>
  issuerOf({ origin: url, prefix: '', realm: encodeURIComponent(realm) });

function realmIn(address: string): { readonly url: string; readonly realm: string } | undefined {
  const parts = parseKeycloakUrl(address);
  const realm = parts === undefined ? undefined : realmNameOf(parts);
  return parts === undefined || realm === undefined ? undefined : { url: parts.origin + parts.prefix, realm };
}
