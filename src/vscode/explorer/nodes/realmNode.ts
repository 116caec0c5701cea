import { ok } from '../../../core/result';
import type { Realm } from '../../../idp/directory';
import { placeId, type Place } from '../../../provisioning/place';
import type { Branch } from '../branch';
import { leaf, treeItem, type ExplorerNode } from '../node';
import { clientNode } from './clientNode';

/** A realm. One that no client belongs in can be seen, but not unfolded. */
export function realmNode(branch: Branch, { connection }: Place, realm: Realm): ExplorerNode {
  const { name, displayName, enabled, refusal } = realm;
  const place = { connection, realm: name };
  const id = placeId(place);
  if (refusal !== undefined) {
    const look = { icon: 'circle-slash', tooltip: refusal, contextValue: 'realm.refused', collapsible: false };
    return leaf({
      ...place,
      id,
      item: () => treeItem(id, { label: name, description: 'for administration', ...look }),
    });
  }
  const description = enabled ? displayName : 'disabled';
  return {
    ...place,
    id,
    item: () =>
      treeItem(id, {
        label: name,
        ...(description === undefined || description === name ? {} : { description }),
        icon: 'globe',
        tooltip: enabled ? `Realm ${name}` : `Realm ${name} is disabled: nobody can sign in.`,
        contextValue: 'realm',
        collapsible: true,
      }),
    children: () =>
      branch.childrenOf(place, async (session, signal) => {
        const clients = await session.clients(name, signal);
        if (!clients.ok) return clients;
        const ours = [...clients.value].sort((a, b) => Number(b.forOpenMetadata) - Number(a.forOpenMetadata));
        return ok(ours.map((client) => clientNode(branch, place, client)));
      }),
  };
}
