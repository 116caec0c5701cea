import { ok } from '../../../core/result';
import type { ClientSummary } from '../../../idp/directory';
import { placeId } from '../../../provisioning/place';
import type { Branch } from '../branch';
import { treeItem, type ExplorerNode } from '../node';
import { detailNodes } from './detailNode';

/** A client of a realm. */
export function clientNode(
  branch: Branch,
  { connection, realm }: { readonly connection: string; readonly realm: string },
  { clientId, name, flow, enabled, forOpenMetadata }: ClientSummary,
): ExplorerNode {
  const place = { connection, realm, client: clientId };
  const id = placeId(place);
  const kind = flow === undefined ? 'no flow' : flow === 'implicit' ? 'public' : 'confidential';
  const description = [kind, ...(enabled ? [] : ['disabled'])].join(' · ');
  return {
    ...place,
    id,
    item: () =>
      treeItem(id, {
        label: clientId,
        description,
        icon: forOpenMetadata ? 'key' : 'symbol-interface',
        tooltip: `Client ${clientId}${name === undefined ? '' : ` (${name})`} of realm ${realm}: ${description}`,
        contextValue: 'client',
        collapsible: true,
      }),
    children: () =>
      branch.childrenOf(place, async (session, signal) => {
        const client = await session.client(realm, clientId, signal);
        if (!client.ok) return client;
        return ok(client.value === undefined ? [] : detailNodes(place, client.value, branch.now()));
      }),
  };
}
