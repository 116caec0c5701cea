import type { SettingKey } from '../core/catalogue/catalogue';
import { textOf } from '../core/rules/subject';
import type { View } from '../core/view';
import type { ConnectionProfile } from '../idp/connection';
import type { ProviderEntry } from './providers';

/** A client of a realm that a connection reaches. */
export interface LocatedClient {
  readonly connection: string;
  readonly realm: string;
  readonly client: string;
}

/** Any of them leads to the realm; the server's and the browser's may go by different hosts. */
const addresses: readonly SettingKey[] = ['authn.authority', 'oidc.discoveryUri'];

/**
 * The client that a configuration signs users in as, where a connection is known that leads to it. Asks nobody.
 * A host that no connection has leads nowhere, unless one connection alone is for this kind of provider.
 */
export function locateClient(
  view: View,
  profiles: readonly ConnectionProfile[],
  providers: readonly ProviderEntry[],
): LocatedClient | undefined {
  const client = textOf(view, 'oidc.id') ?? textOf(view, 'authn.clientId');
  if (client === undefined) return undefined;
  const realms = providers.flatMap((provider) =>
    addresses.flatMap((key) => {
      const found = provider.realmIn(textOf(view, key) ?? '');
      return found === undefined ? [] : [{ provider: provider.id, ...found }];
    }),
  );
  for (const { provider, url, realm } of realms) {
    const profile = profiles.find((each) => each.provider === provider && sameAddress(each.url, url));
    if (profile !== undefined) return { connection: profile.id, realm, client };
  }
  const [first] = realms;
  const candidates = profiles.filter(({ provider }) => provider === first?.provider);
  const [only] = candidates;
  return first === undefined || only === undefined || candidates.length > 1
    ? undefined
    : { connection: only.id, realm: first.realm, client };
}

/** The loopback host has several names. */
const sameAddress = (a: string, b: string): boolean => canonical(a) === canonical(b);

function canonical(address: string): string {
  if (!URL.canParse(address)) return address;
  const { protocol, hostname, port, pathname } = new URL(address);
  const host = /^(?:127(?:\.\d+){3}|\[::1\])$/.test(hostname) ? 'localhost' : hostname;
  return `${protocol}//${host}:${port}${pathname.replace(/\/+$/, '')}`;
}
