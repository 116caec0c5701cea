import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { ConnectionProfile } from '../../idp/connection';
import { placeId, placeIn, type Place } from '../../provisioning/place';
import type { Inventory } from '../workspace/inventory';
import { createBranch, type BranchHost } from './branch';
import type { ExplorerNode } from './node';
import { connectionNode } from './nodes/connectionNode';
import { moreCommand, pageSize } from './nodes/moreNode';
import { revealCommand } from './revealCommand';
import { createShelf } from './shelf';
import { createTree } from './tree';
import { usageOf } from './usage';
import { tellState, viewId } from './viewState';
import { viewState, type ViewState } from './welcome';

/** The tree of connections, realms and clients. Nothing is read before somebody unfolds it. */
export function registerConnectionsView(
  host: BranchHost,
  inventory: Pick<Inventory, 'list' | 'onDidChange'>,
): vscode.Disposable {
  const { connections, providers } = host;
  const shelf = createShelf();
  const pages = new Map<string, number>();
  const ended = new AbortController();
  let usage = usageOf(inventory.list(), connections.list(), providers);
  let state: ViewState = viewState(connections);

  const branch = createBranch(host, {
    shelf,
    signal: ended.signal,
    usage: () => usage,
    shown: (id) => (pages.get(id) ?? 1) * pageSize,
    redraw: (node) => {
      tree.redraw(node);
    },
  });
  const nodes = new Map<string, { readonly profile: ConnectionProfile; readonly node: ExplorerNode }>();

  /** None where a welcome text stands in for the tree. */
  const roots = (): readonly ExplorerNode[] => (state === 'tree' ? connections.list().map(nodeOf) : []);

  function nodeOf(profile: ConnectionProfile): ExplorerNode {
    const known = nodes.get(profile.id);
    const current =
      known !== undefined && isDeepStrictEqual(known.profile, profile)
        ? known
        : { profile, node: connectionNode(branch, profile) };
    nodes.set(profile.id, current);
    return current.node;
  }

  const tree = createTree<ExplorerNode>(viewId, roots, (node) => node.children());

  /** Reads and draws what changed again, and nothing else. */
  function changed(place: Place | undefined): void {
    const next = viewState(connections);
    const node = place === undefined || next !== state ? undefined : nearestShown(place);
    state = next;
    tellState(state);
    shelf.clear(node);
    node?.touched?.();
    tree.redraw(node);
    look();
  }

  const nearestShown = ({ connection, realm, client }: Place): ExplorerNode | undefined =>
    [{ connection, realm, client }, { connection, realm }, { connection }]
      .map((place) => tree.find(placeId(place)))
      .find((node) => node !== undefined);

  /** Draws the lines again that say which files use them, where that has changed. Reads nothing. */
  function look(): void {
    const before = usage;
    usage = usageOf(inventory.list(), connections.list(), providers);
    // Whether it is used decides where a client stands, so its realm is drawn again. That draws its users, too.
    const realms = usage.differences(before).flatMap((place) => realmLine(place) ?? []);
    for (const node of new Set(realms)) tree.redraw(node);
  }

  /** The line of a realm: its own or, where the connection is one realm, the connection's. */
  function realmLine({ connection, realm }: Place): ExplorerNode | undefined {
    const whole = tree.find(placeId({ connection }));
    return tree.find(placeId({ connection, realm })) ?? (whole?.realm === realm ? whole : undefined);
  }

  function showMore(id: unknown): void {
    const node = typeof id === 'string' ? tree.find(id) : undefined;
    if (node === undefined) return;
    pages.set(node.id, (pages.get(node.id) ?? 1) + 1);
    tree.redraw(node);
  }

  async function reveal(argument: unknown): Promise<void> {
    const place = placeIn(argument);
    if (place === undefined) return;
    const { connection, realm, client } = place;
    let found: ExplorerNode | undefined;
    for (const step of [{ connection }, { connection, realm }, { connection, realm, client }]) {
      found = (await tree.children(found)).find(({ id }) => id === placeId(step)) ?? found;
    }
    if (found !== undefined) await tree.view.reveal(found, { select: true, focus: true, expand: true });
  }

  tellState(state);
  return vscode.Disposable.from(
    tree,
    connections.onDidChange(changed),
    inventory.onDidChange(look),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      changed(undefined);
    }),
    vscode.commands.registerCommand(moreCommand, showMore),
    vscode.commands.registerCommand(revealCommand, reveal),
    {
      dispose: () => {
        ended.abort();
      },
    },
  );
}
