import { ok } from '../../../core/result';
import type { ConnectionProfile } from '../../../idp/connection';
import { onlyRealm } from '../../../provisioning/onlyRealm';
import { placeId } from '../../../provisioning/place';
import { contextOf } from '../contextOf';
import type { Branch } from '../branch';
import type { Appearance, ExplorerNode } from '../node';
import { realmContent } from './realmContent';
import { realmNode, type RealmNode } from './realmNode';
import { rightsIn, type Rights } from './rights';
import { t } from '../../../l10n/l10n';

/** Rights are looked up for as many realms as people have; of a long list, when somebody unfolds one. */
const realmsAskedAbout = 20;

/** An account at an identity provider. */
export function connectionNode(branch: Branch, profile: ConnectionProfile): ExplorerNode {
  const entry = branch.entryOf(profile.provider);
  const realm = entry && onlyRealm(entry, profile);
  return realm === undefined ? withRealms(branch, profile) : asRealm(branch, profile, realm);
}

function withRealms(branch: Branch, profile: ConnectionProfile): ExplorerNode {
  const place = { connection: profile.id };
  const id = placeId(place);
  const nodes = new Map<string, RealmNode>();
  return {
    ...place,
    id,
    look: () => look(branch, profile),
    children: () =>
      branch.childrenOf(
        place,
        id,
        (session, signal) => session.realms(signal),
        (realms) => {
          const shown = realms.map((realm) => {
            const known = nodes.get(realm.name);
            const node = known?.is(realm) === true ? known : realmNode(branch, place, realm);
            nodes.set(realm.name, node);
            return node;
          });
          void askAboutRights(shown.slice(0, realmsAskedAbout));
          return shown;
        },
      ),
  };
}

/** One realm after the other, behind everything that somebody waits for. */
async function askAboutRights(realms: readonly RealmNode[]): Promise<void> {
  for (const realm of realms) await realm.askAboutRights();
}

/** The connection is one realm, so that is what its node stands for, too: commands called on it find the realm there. */
function asRealm(branch: Branch, profile: ConnectionProfile, realm: string): ExplorerNode {
  const place = { connection: profile.id, realm };
  const id = placeId({ connection: profile.id });
  const line = (): ExplorerNode => node;
  const content = realmContent(branch, place, line);
  const rights = rightsIn(branch, place, line);
  const node: ExplorerNode = {
    ...place,
    id,
    look: () => look(branch, profile, rights),
    children: () =>
      // A connection that does not open has one failure to show, not one for each of its lists.
      branch.childrenOf(
        place,
        `${id}#open`,
        () => Promise.resolve(ok(undefined)),
        async () => {
          const shown = await content();
          void rights.ask();
          return shown;
        },
      ),
    touched() {
      if (branch.connections.opened(profile.id) !== undefined) void rights.ask();
    },
  };
  return node;
}

/** @param rights those in the connection's one realm; absent where it has several */
function look(branch: Branch, profile: ConnectionProfile, rights?: Rights): Appearance {
  const { id, url, account } = profile;
  const session = branch.connections.opened(id);
  const failure = branch.connections.failure(id);
  const provider = session?.serverLabel ?? branch.entryOf(profile.provider)?.label ?? profile.provider;
  const at = t`${provider} at ${url}, as ${account}`;
  const common = { label: new URL(url).host, collapsible: true };
  const contextValue = contextOf(
    failure?.kind === 'unauthorized' ? 'connection.signedOut' : 'connection',
    branch.abilitiesOf(id),
    'create-realm',
    'create-sign-in-client',
    ...(rights === undefined ? [] : (['set-up', 'create-user'] as const)),
  );
  if (failure === undefined)
    return {
      ...common,
      description: `${provider} · ${rights?.count() ?? account}`,
      icon: 'plug',
      tooltip: [common.label, at, ...(rights?.sentences() ?? [])],
      contextValue,
    };
  const { message, serverWords, nextStep, kind } = failure;
  return {
    ...common,
    description: `${provider} · ${states[kind]}`,
    icon: 'debug-disconnect',
    tooltip: [
      common.label,
      at,
      message,
      ...(serverWords === undefined ? [] : [t`The server says: ${serverWords}`]),
      nextStep,
    ],
    contextValue,
  };
}

/** What a failure means for the connection, in a word or two. */
const states = {
  cancelled: t`not connected`,
  unreachable: t`unreachable`,
  tls: t`unreachable`,
  timeout: t`no answer`,
  unauthorized: t`signed out`,
  forbidden: t`no access`,
  'not-found': t`not found`,
  conflict: t`not connected`,
  invalid: t`not connected`,
  unexpected: t`not connected`,
} as const;
