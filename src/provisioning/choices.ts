import type { SettingKey } from '../core/catalogue/catalogue';
import { isClientId, isRealmUrl } from '../core/complete/providerSettings';
import type { KnownClient, KnownRealm } from '../core/complete/knownRealm';
import type { View } from '../core/view';
import type { ConnectionProfile } from '../idp/connection';
import type { ClientSummary } from '../idp/directory';
import type { Terms } from '../idp/terms';
import type { Connections } from './connections';
import type { Known } from './known';
import { locateRealm } from './located';
import { onlyRealm } from './onlyRealm';
import type { ProviderEntry } from './providers';
import { t } from '../l10n/l10n';

/** Realms and clients of the connections that are open, for whoever types their names. */
export interface Choices {
  /** What is known already. Asks nobody. */
  now(): readonly KnownRealm[];
  /** Reads the one list that a value of this setting is in, if its connection is open and the list is not known. */
  read(view: View, key: SettingKey, signal: AbortSignal): Promise<void>;
}

interface Sources {
  readonly connections: Pick<Connections, 'list' | 'opened'>;
  readonly known: Pick<Known, 'realms' | 'clients' | 'realmsListed'>;
  readonly providers: readonly ProviderEntry[];
}

export const createChoices = ({ connections, known, providers }: Sources): Choices => ({
  now: () =>
    connections.list().flatMap((profile) => {
      const entry = providers.find(({ id }) => id === profile.provider);
      if (entry === undefined || connections.opened(profile.id) === undefined) return [];
      const realms = known.realms(profile.id)?.items ?? [];
      const refused = realms.filter(({ refusal }) => refusal !== undefined).map(({ name }) => name);
      // An account may list the clients of a realm without listing realms, and a connection may be the one realm itself.
      const only = onlyRealm(entry, profile);
      const names = new Set([
        ...realms.map(({ name }) => name),
        ...known.realmsListed(profile.id),
        ...(only === undefined ? [] : [only]),
      ]);
      return [...names]
        .filter((name) => !refused.includes(name))
        .map((name) => knownRealm(entry, profile, name, known.clients(profile.id, name)?.items ?? []));
    }),
  async read(view, key, signal) {
    const located = locateRealm(view, connections.list(), providers);
    if (isClientId(key) && located !== undefined) {
      const list = known.clients(located.connection, located.realm);
      if (list === undefined || list.isStale)
        await connections.opened(located.connection)?.clients(located.realm, signal);
    } else if (isRealmUrl(key)) {
      const open = connections.list().filter(({ id, provider }) => {
        const entry = providers.find((each) => each.id === provider);
        return entry?.hasRealms === true && connections.opened(id) !== undefined;
      });
      const lacking = open.filter(({ id }) => known.realms(id)?.isStale !== false);
      const meant = lacking.find(({ id }) => id === located?.connection) ?? lacking[0];
      await (meant && connections.opened(meant.id)?.realms(signal));
    }
  },
});

const knownRealm = (
  entry: ProviderEntry,
  profile: ConnectionProfile,
  name: string,
  clients: readonly ClientSummary[],
): KnownRealm => ({
  name,
  provider: entry.names.provider,
  issuer: entry.authorityOf(profile, name),
  ...(entry.hasRealms ? {} : { aliases: [profile.url] }),
  detail: entry.hasRealms
    ? t`${entry.terms.realm} of ${new URL(profile.url).host}`
    : `${entry.label} ${entry.terms.realm}`,
  clients: clients.map((client) => knownClient(entry.terms, name, client)),
});

const knownClient = (
  { client, realm: noun }: Terms,
  realm: string,
  { clientId, label, flow, enabled, forOpenMetadata }: ClientSummary,
): KnownClient => ({
  clientId,
  ...(label === clientId ? {} : { name: label }),
  detail: [
    label === clientId ? t`${client} of ${noun} ${realm}` : t`${client} ${label} of ${noun} ${realm}`,
    kinds[flow ?? 'none'],
    ...(enabled ? [] : [t`disabled`]),
  ].join(', '),
  forOpenMetadata,
});

const kinds = { 'authorization-code': 'confidential', implicit: 'public', none: t`no flow` } as const;
