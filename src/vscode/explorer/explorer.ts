import * as vscode from 'vscode';
import { placeId, type Place } from '../../provisioning/place';
import { createBranch, type BranchHost } from './branch';
import type { ExplorerNode } from './node';
import { connectionNode } from './nodes/connectionNode';
import { viewState, type ViewState } from './welcome';

const viewId = 'openmetadata-sso.connections';

/** The tree of connections, realms and clients. Nothing is read before somebody unfolds it. */
export function registerExplorer(host: BranchHost): vscode.Disposable {
  const branch = createBranch(host);
  const changed = new vscode.EventEmitter<ExplorerNode | undefined>();
  const shown = new Map<string, ExplorerNode>();
  let state: ViewState = viewState(host.connections);

  async function children(node: ExplorerNode | undefined): Promise<ExplorerNode[]> {
    const found = node === undefined ? roots() : await node.children();
    for (const child of found) shown.set(child.id, child);
    return [...found];
  }

  /** None where a welcome text stands in for the tree. */
  const roots = (): readonly ExplorerNode[] =>
    state === 'tree' ? host.connections.list().map((profile) => connectionNode(branch, profile)) : [];

  /** Draws what changed again, and nothing else. */
  function redraw(place: Place | undefined): void {
    const next = viewState(host.connections);
    const everything = place === undefined || next !== state;
    state = next;
    tellState(state);
    changed.fire(everything ? undefined : nearestShown(place));
  }

  const nearestShown = ({ connection, realm, client }: Place): ExplorerNode | undefined =>
    [{ connection, realm, client }, { connection, realm }, { connection }]
      .map((place) => shown.get(placeId(place)))
      .find((node) => node !== undefined);

  tellState(state);
  return vscode.Disposable.from(
    changed,
    host.connections.onDidChange(redraw),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      redraw(undefined);
    }),
    vscode.window.registerTreeDataProvider(viewId, {
      onDidChangeTreeData: changed.event,
      getTreeItem: (node: ExplorerNode) => node.item(),
      getChildren: children,
    }),
  );
}

/** The manifest's welcome texts are keyed on it. */
const tellState = (state: ViewState): void => void vscode.commands.executeCommand('setContext', viewId, state);
