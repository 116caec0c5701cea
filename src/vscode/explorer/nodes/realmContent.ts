import type { ClientSummary } from '../../../idp/directory';
import type { Terms } from '../../../idp/terms';
import { placeId, type Place } from '../../../provisioning/place';
import type { Branch } from '../branch';
import { leaf, type ExplorerNode } from '../node';
import { clientNode, type ClientNode } from './clientNode';
import { distinctions } from './distinctions';
import { moreNode } from './moreNode';
import { usersNode } from './usersNode';
import { t } from '../../../l10n/l10n';

/**
 * What is in a realm: its clients, a page at a time and those of OpenMetadata first, and its users. Nodes of clients that
 * stay are kept, so that nothing folds up.
 * @param line the one that it stands below: the realm's or, where a connection is one realm, the connection's
 */
export function realmContent(
  branch: Branch,
  place: { readonly connection: string; readonly realm: string },
  line: () => ExplorerNode,
): () => Promise<readonly ExplorerNode[]> {
  const clients = new Map<string, ClientNode>();
  const users = usersNode(branch, place);
  const terms = branch.termsOf(place.connection);
  let arriving = deferred<readonly ClientSummary[]>();

  function clientsShown(listed: readonly ClientSummary[]): readonly ExplorerNode[] {
    const { id } = line();
    // One that was made while the pages were read may be on two of them.
    const found = [...new Map(listed.map((client) => [client.clientId, client])).values()];
    const sorted = inOrder(found, (clientId) => branch.usage().of({ ...place, client: clientId }).length > 0);
    const distinction = distinctions(found);
    const shown = sorted.slice(0, branch.shown(id)).map((client) => {
      const known = clients.get(client.clientId);
      const told = distinction(client);
      const node = known?.is(client, told) === true ? known : clientNode(branch, place, client, told);
      clients.set(client.clientId, node);
      return node;
    });
    const left = sorted.length - shown.length;
    return left > 0 ? [...shown, moreNode(place, id, left)] : shown;
  }

  /** A long list takes a while: its first clients are shown at once, and all of them when they have come. */
  async function clientsOrFirst(): Promise<readonly ExplorerNode[]> {
    const current = arriving;
    const all = branch.childrenOf(
      place,
      placeId(place),
      (session, signal) => session.clients(place.realm, signal, current.resolve),
      clientsShown,
    );
    const first = current.promise.then((found) => [...clientsShown(found), readingNode(place, line().id, terms)]);
    const shown = await Promise.race([
      all.then((nodes) => ({ nodes })),
      first.then((nodes) => ({ nodes, isPart: true })),
    ]);
    if ('isPart' in shown) void all.then(allHaveCome);
    return shown.nodes;

    function allHaveCome(): void {
      if (arriving !== current) return;
      arriving = deferred();
      branch.redraw(line());
    }
  }

  return async () => [...(await clientsOrFirst()), users];
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}

/** Stands for the clients that have not come yet. */
function readingNode(place: Place, parent: string, { clients, realm }: Terms): ExplorerNode {
  const label = t`Reading the other ${clients}…`;
  return leaf(place, `${parent}#reading`, {
    label,
    icon: 'loading~spin',
    tooltip: [label, t`The ${realm} has many. Those of OpenMetadata come first when all are there.`],
    contextValue: 'reading',
  });
}

/** Those of OpenMetadata first: what is made for it, and what a configuration uses. Each part keeps the provider's order. */
const inOrder = (
  clients: readonly ClientSummary[],
  isUsed: (clientId: string) => boolean,
): readonly ClientSummary[] => {
  const ours = new Map(clients.map((client) => [client, client.forOpenMetadata || isUsed(client.clientId)]));
  return clients.toSorted((a, b) => Number(ours.get(b)) - Number(ours.get(a)));
};
