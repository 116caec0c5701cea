import type { ConnectionProfile } from '../../../idp/connection';
import { failureDetail } from '../../../provisioning/failureText';
import { placeId } from '../../../provisioning/place';
import { treeItem, type ExplorerNode } from '../node';
import type { Branch } from '../branch';
import { realmNode } from './realmNode';

/** An account at an identity provider. */
export function connectionNode(branch: Branch, profile: ConnectionProfile): ExplorerNode {
  const place = { connection: profile.id };
  const id = placeId(place);
  return {
    ...place,
    id,
    item() {
      const session = branch.connections.opened(profile.id);
      const failure = branch.connections.failure(profile.id);
      const provider = session?.serverLabel ?? branch.labelOf(profile.provider);
      return treeItem(id, {
        label: new URL(profile.url).host,
        description:
          failure === undefined ? `${provider} · ${profile.account}` : `${provider} · ${states[failure.kind]}`,
        icon: failure === undefined ? 'plug' : 'debug-disconnect',
        tooltip:
          failure === undefined ? `${provider} at ${profile.url}, as ${profile.account}` : failureDetail(failure),
        contextValue: failure?.kind === 'unauthorized' ? 'connection.signedOut' : 'connection',
        collapsible: true,
      });
    },
    children: () =>
      branch.childrenOf(place, async (session, signal) => {
        const realms = await session.realms(signal);
        return realms.ok ? { ok: true, value: realms.value.map((realm) => realmNode(branch, place, realm)) } : realms;
      }),
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
