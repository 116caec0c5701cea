import * as vscode from 'vscode';
import type { TreeNode } from './node';
import { treeItem } from './treeItem';

/** A view that shows nodes. */
export interface Tree<Node extends TreeNode> {
  readonly view: vscode.TreeView<Node>;
  /** The line that is shown under this ID. */
  find(id: string): Node | undefined;
  /** Draws a line and what is below it again; everything without one. */
  redraw(node?: Node): void;
  /** The children of a node, as they are shown. */
  children(node?: Node): Promise<readonly Node[]>;
  dispose(): void;
}

/** @param roots what the view begins with */
export function createTree<Node extends TreeNode>(
  id: string,
  roots: () => readonly Node[],
  childrenOf: (node: Node) => Promise<readonly Node[]>,
): Tree<Node> {
  const changed = new vscode.EventEmitter<Node | undefined>();
  const shown = new Map<string, Node>();
  const parents = new Map<string, Node | undefined>();

  async function children(node?: Node): Promise<Node[]> {
    const found = node === undefined ? roots() : await childrenOf(node);
    for (const child of found) {
      shown.set(child.id, child);
      parents.set(child.id, node);
    }
    return [...found];
  }

  const view = vscode.window.createTreeView<Node>(id, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: async (node) => treeItem(node.id, await node.look()),
      getChildren: children,
      getParent: (node) => parents.get(node.id),
    },
  });
  return {
    view,
    find: (nodeId) => shown.get(nodeId),
    redraw(node) {
      changed.fire(node);
    },
    children,
    dispose() {
      vscode.Disposable.from(changed, view).dispose();
    },
  };
}
