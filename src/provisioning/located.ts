import type { SettingKey } from '../core/catalogue/catalogue';
import { sameAddress } from '../core/sameAddress';
import type { View } from '../core/view';
import type { ConnectionProfile } from '../idp/connection';
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

/** The client that a configuration signs users in as, where a connection is known that leads to it. Asks nobody. */
export function locateClient(
  view: View,
  profiles: readonly ConnectionProfile[],
  providers: readonly Pick<ProviderEntry, 'id' | 'realmIn'>[],
): LocatedClient | undefined {
  const client = textOf(view, 'oidc.id') ?? textOf(view, 'authn.clientId');
  const realm = client === undefined ? undefined : locateRealm(view, profiles, providers);
  return client === undefined || realm === undefined ? undefined : { ...realm, client };
}

/**
 * The realm that a configuration's users sign in to, where a connection is known that leads to it. Asks nobody.
 * A host that no connection has leads nowhere, unless one connection alone is for this kind of provider.
 */
export function locateRealm(
  view: View,
  profiles: readonly ConnectionProfile[],
  providers: readonly Pick<ProviderEntry, 'id' | 'realmIn'>[],
): LocatedRealm | undefined {
  const realms = providers.flatMap((provider) =>
    addresses.flatMap((key) => {
      const found = provider.realmIn(textOf(view, key) ?? '');
      return found === undefined ? [] : [{ provider: provider.id, ...found }];
    }),
  );
  for (const { provider, url, realm } of realms) {
    const profile = profiles.find((each) => each.provider === provider && sameAddress(each.url, url));
    if (profile !== undefined) return { connection: profile.id, realm };
  }
  const [first] = realms;
  const candidates = profiles.filter(({ provider }) => provider === first?.provider);
  const [only] = candidates;
  return first === undefined || only === undefined || candidates.length > 1
    ? undefined
    : { connection: only.id, realm: first.realm };
}

/** The text of a setting; undefined where it is blank, unknown, or a placeholder as shipped. */
function textOf(view: View, key: SettingKey): string | undefined {
  const { value, stock } = view.get(key);
  return stock === undefined && typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
