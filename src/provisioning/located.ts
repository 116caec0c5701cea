import type { SettingKey } from '../core/catalogue/catalogue';
import { sameAddress } from '../core/sameAddress';
import type { View } from '../core/view';
import type { ConnectionProfile } from '../idp/connection';
import type { RealmAt } from '../idp/realmAt';
import type { ProviderEntry } from './providers';

/** A realm that a connection reaches. */
export interface LocatedRealm {
  readonly connection: string;
  readonly realm: string;
}

/** A client of a realm that a connection reaches. */
export interface LocatedClient extends LocatedRealm {
  readonly client: string;
}

/** Any of them leads to the realm; the server's and the browser's may go by different hosts. */
const addresses: readonly SettingKey[] = ['authn.authority', 'oidc.discoveryUri'];

/** The client that a configuration names, for the server or for the browser; undefined if it names none of its own. */
export const clientIdIn = (view: View): string | undefined => textOf(view, 'oidc.id') ?? textOf(view, 'authn.clientId');

/** The client that a configuration signs users in as, where a connection is known that leads to it. Asks nobody. */
export function locateClient(
  view: View,
  profiles: readonly ConnectionProfile[],
  providers: readonly Pick<ProviderEntry, 'recognises' | 'realmAt'>[],
): LocatedClient | undefined {
  const client = clientIdIn(view);
  const realm = client === undefined ? undefined : locateRealm(view, profiles, providers);
  return client === undefined || realm === undefined ? undefined : { ...realm, client };
}

/**
 * The realm that a configuration's users sign in to, where a connection is known that leads to it. Asks nobody.
 * An address whose host a connection has counts before one that may merely mean the same realm.
 */
export function locateRealm(
  view: View,
  profiles: readonly ConnectionProfile[],
  providers: readonly Pick<ProviderEntry, 'recognises' | 'realmAt'>[],
): LocatedRealm | undefined {
  const named = textOf(view, 'authn.provider');
  const found = addresses.flatMap((key) => {
    const address = textOf(view, key) ?? '';
    const entry = providers.find((provider) => provider.recognises(address, named));
    return entry?.realmAt(address, profiles) ?? [];
  });
  const leadsThere = ({ connection, url }: RealmAt): boolean =>
    profiles.some((profile) => profile.id === connection && sameAddress(profile.url, url));
  const { connection, realm } = found.find(leadsThere) ?? found.find((each) => each.connection !== undefined) ?? {};
  return connection === undefined || realm === undefined ? undefined : { connection, realm };
}

/**
 * The provider that a configuration says its users sign in with: by an address, or by OpenMetadata's name for it where that
 * is no other's.
 */
export function providerIn<Entry extends Pick<ProviderEntry, 'id' | 'recognises'>>(
  view: View,
  providers: readonly Entry[],
): Entry | undefined {
  const named = textOf(view, 'authn.provider');
  const isAt = (entry: Entry): boolean => addresses.some((key) => entry.recognises(textOf(view, key) ?? '', named));
  return providers.find(isAt) ?? providers.find(({ id }) => id === named);
}

/** The name of the realm that a configuration's users sign in to, connected or not. Asks nobody. */
export const locatedRealmName = (view: View, entry: Pick<ProviderEntry, 'realmAt'>): string | undefined =>
  addressesIn(view, entry)[0]?.realm;

/** Where a configuration looks for a provider, each address once. Servers and browsers may know it by different ones. */
export const providerUrls = (view: View, entry: Pick<ProviderEntry, 'realmAt'>): readonly string[] => [
  ...new Set(addressesIn(view, entry).map(({ url }) => url)),
];

const addressesIn = (view: View, { realmAt }: Pick<ProviderEntry, 'realmAt'>): readonly RealmAt[] =>
  addresses.flatMap((key) => realmAt(textOf(view, key) ?? '', []) ?? []);

/** The text of a setting; undefined where it is blank, unknown, or a placeholder as shipped. */
function textOf(view: View, key: SettingKey): string | undefined {
  const { value, stock } = view.get(key);
  return stock === undefined && typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
