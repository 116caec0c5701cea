import type { ConnectionProfile } from '../../../idp/connection';
import { placeId } from '../../../provisioning/place';
import type { Branch } from '../branch';
import type { Appearance, ExplorerNode } from '../node';
import { realmNode, type RealmNode } from './realmNode';

/** Rights are looked up for as many realms as people have; of a long list, when somebody unfolds one. */
const realmsAskedAbout = 20;

/** An account at an identity provider. */
export function connectionNode(branch: Branch, profile: ConnectionProfile): ExplorerNode {
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

function look(branch: Branch, profile: ConnectionProfile): Appearance {
  const { id, url, account } = profile;
  const session = branch.connections.opened(id);
  const failure = branch.connections.failure(id);
  const provider = session?.serverLabel ?? branch.labelOf(profile.provider);
  const at = `${provider} at ${url}, as ${account}`;
  const common = { label: new URL(url).host, collapsible: true };
  if (failure === undefined)
    return {
      ...common,
      description: `${provider} · ${account}`,
      icon: 'plug',
      tooltip: [common.label, at],
      contextValue: 'connection',
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
      ...(serverWords === undefined ? [] : [`The server says: ${serverWords}`]),
      nextStep,
    ],
    contextValue: kind === 'unauthorized' ? 'connection.signedOut' : 'connection',
  };
}

/** What a failure means for the connection, in a word or two. */
const states = {
  cancelled: 'not connected',
  unreachable: 'unreachable',
  tls: 'unreachable',
  timeout: 'no answer',
  unauthorized: 'signed out',
  forbidden: 'no access',
  'not-found': 'not found',
  conflict: 'not connected',
  invalid: 'not connected',
  unexpected: 'not connected',
} as const;
