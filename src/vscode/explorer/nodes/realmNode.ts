import { isDeepStrictEqual } from 'node:util';
import type { ClientSummary, Realm } from '../../../idp/directory';
import { placeId, type Place } from '../../../provisioning/place';
import type { Branch } from '../branch';
import { leaf, type Appearance, type ExplorerNode } from '../node';
import { clientNode, type ClientNode } from './clientNode';
import { moreNode } from './moreNode';
import { usersNode } from './usersNode';

export interface RealmNode extends ExplorerNode {
  /** Whether this is what the node shows. */
  is(realm: Realm): boolean;
  /** Says in the description, once that is known, what the account cannot do here. */
  askAboutRights(): Promise<void>;
}

/** A realm. One that no client belongs in can be seen, but not unfolded. */
export function realmNode(branch: Branch, { connection }: Place, realm: Realm): RealmNode {
  const { name, refusal } = realm;
  const place = { connection, realm: name };
  const id = placeId(place);
  const clients = new Map<string, ClientNode>();
  const users = usersNode(branch, place);
  let missing: readonly string[] = [];
  let arriving = deferred<readonly ClientSummary[]>();

  function clientsShown(found: readonly ClientSummary[]): readonly ExplorerNode[] {
    const sorted = inOrder(found, (clientId) => branch.usage().of({ ...place, client: clientId }).length > 0);
    const shown = sorted.slice(0, branch.shown(id)).map((client) => {
      const known = clients.get(client.clientId);
      const node = known?.is(client) === true ? known : clientNode(branch, place, client);
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
      id,
      (session, signal) => session.clients(name, signal, current.resolve),
      clientsShown,
    );
    const first = current.promise.then((found) => [...clientsShown(found), readingNode(place, id)]);
    const shown = await Promise.race([
      all.then((nodes) => ({ nodes })),
      first.then((nodes) => ({ nodes, isPart: true })),
    ]);
    if ('isPart' in shown) void all.then(allHaveCome);
    return shown.nodes;

    function allHaveCome(): void {
      if (arriving !== current) return;
      arriving = deferred();
      branch.redraw(node);
    }
  }

  const node: RealmNode = {
    ...place,
    id,
    is: (other) => isDeepStrictEqual(realm, other),
    look: () => look(realm, missing),
    async children() {
      if (refusal !== undefined) return [];
      const shown = await clientsOrFirst();
      void node.askAboutRights();
      return [...shown, users];
    },
    touched() {
      void node.askAboutRights();
    },
    async askAboutRights() {
      if (refusal !== undefined) return;
      const roles = await branch.read(place, `${id}#rights`, (session, signal) => session.missingRoles(name, signal));
      if (!roles.ok || isDeepStrictEqual(roles.value, missing)) return;
      missing = roles.value;
      branch.redraw(node);
    },
  };
  return node;
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
const readingNode = (place: Place, parent: string): ExplorerNode =>
  leaf(place, `${parent}#reading`, {
    label: 'Reading the other clients…',
    icon: 'loading~spin',
    tooltip: ['Reading the other clients…', 'The realm has many. Those of OpenMetadata come first when all are there.'],
    contextValue: 'reading',
  });

/** Those of OpenMetadata first: what is made for it, and what a configuration uses. Each part keeps the provider's order. */
const inOrder = (
  clients: readonly ClientSummary[],
  isUsed: (clientId: string) => boolean,
): readonly ClientSummary[] => {
  const ours = new Map(clients.map((client) => [client, client.forOpenMetadata || isUsed(client.clientId)]));
  return clients.toSorted((a, b) => Number(ours.get(b)) - Number(ours.get(a)));
};

function look({ name, displayName, enabled, refusal }: Realm, missing: readonly string[]): Appearance {
  if (refusal !== undefined)
    return {
      label: name,
      description: 'for administration',
      icon: 'circle-slash',
      tooltip: [`Realm ${name}`, refusal],
      contextValue: 'realm.refused',
      collapsible: false,
    };
  const title = displayName === name ? undefined : displayName;
  const needs = missing.length === 0 ? undefined : `needs ${missing.join(', ')}`;
  const description = [enabled ? title : 'disabled', needs].filter((part) => part !== undefined).join(' · ');
  return {
    label: name,
    ...(description === '' ? {} : { description }),
    icon: 'globe',
    ...(enabled ? {} : { color: 'disabledForeground' }),
    tooltip: [
      `Realm ${name}`,
      ...(title === undefined ? [] : [title]),
      ...(enabled ? [] : ['It is disabled: nobody can sign in.']),
      ...missing.map((role) => `The account lacks the role ${role} here.`),
    ],
    contextValue: 'realm',
    collapsible: true,
  };
}
