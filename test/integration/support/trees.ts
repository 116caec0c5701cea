import * as vscode from 'vscode';

type Provider = vscode.TreeDataProvider<unknown>;

const providers = new Map<string, Provider>();

/** Notes down every tree that the extension makes. Call it before the extension is active. */
export function watchTrees(): void {
  const { createTreeView, registerTreeDataProvider } = vscode.window;
  Object.assign(vscode.window, {
    createTreeView: (id: string, options: vscode.TreeViewOptions<unknown>) => {
      providers.set(id, options.treeDataProvider);
      return createTreeView(id, options);
    },
    registerTreeDataProvider: (id: string, provider: Provider) => {
      providers.set(id, provider);
      return registerTreeDataProvider(id, provider);
    },
  });
}

/**
 * A tree as text: one node a line, "label · description", indented by two for each level.
 * @param way the labels of nodes that lead to the one below which to begin
 */
export async function treeText(id: string, ...way: readonly string[]): Promise<string> {
  return (await linesOf(providerOf(id), await nodeAt(id, ...way), '')).join('\n');
}

/** All that there is to read and to hear in every tree. */
export async function everythingInTrees(): Promise<{ readonly lines: string; readonly tooltips: string }> {
  const all = await Promise.all([...providers.values()].map((provider) => itemsBelow(provider, undefined)));
  const items = all.flat();
  return {
    lines: items.map((item) => `${item.id ?? ''} ${lineOf(item)}`).join('\n'),
    tooltips: items.map((item) => `${tooltipOf(item)} ${item.accessibilityInformation?.label ?? ''}`).join('\n'),
  };
}

async function itemsBelow(provider: Provider, node: unknown): Promise<readonly vscode.TreeItem[]> {
  const children = (await provider.getChildren(node)) ?? [];
  const items = await Promise.all(
    children.map(async (child) => {
      const item = await provider.getTreeItem(child);
      const isLeaf = (item.collapsibleState ?? 0) === vscode.TreeItemCollapsibleState.None;
      return isLeaf ? [item] : [item, ...(await itemsBelow(provider, child))];
    }),
  );
  return items.flat();
}

const tooltipOf = ({ tooltip }: vscode.TreeItem): string =>
  typeof tooltip === 'object' ? tooltip.value : (tooltip ?? '');

/** The node at the end of a way of labels, as a command gets it when somebody clicks there. */
export async function nodeAt(id: string, ...labels: readonly string[]): Promise<unknown> {
  let node: unknown;
  for (const label of labels) {
    const children = await childrenOf(id, node);
    const found = children.find(({ item }) => labelOf(item) === label);
    if (found === undefined)
      throw new Error(`No ${label} among ${children.map(({ item }) => labelOf(item)).join(', ')}.`);
    node = found.node;
  }
  return node;
}

/** The items below the node at the end of a way of labels. */
export const itemsAt = async (id: string, ...labels: readonly string[]): Promise<readonly vscode.TreeItem[]> =>
  (await childrenOf(id, await nodeAt(id, ...labels))).map(({ item }) => item);

/** "label · description" */
export const lineOf = (item: vscode.TreeItem): string =>
  [labelOf(item), typeof item.description === 'string' ? item.description : ''].filter(Boolean).join(' · ');

export const labelOf = ({ label }: vscode.TreeItem): string =>
  typeof label === 'string' ? label : (label?.label ?? '');

/** Notes down what a tree draws again: nodes, and `undefined` for everything. */
export function watchRedraws(id: string): { readonly nodes: unknown[]; dispose(): void } {
  const nodes: unknown[] = [];
  const subscription = providerOf(id).onDidChangeTreeData?.((node) => {
    nodes.push(node ?? undefined);
  });
  return {
    nodes,
    dispose: () => {
      subscription?.dispose();
    },
  };
}

async function childrenOf(
  id: string,
  node: unknown,
): Promise<readonly { readonly node: unknown; readonly item: vscode.TreeItem }[]> {
  const provider = providerOf(id);
  const children = (await provider.getChildren(node)) ?? [];
  return Promise.all(children.map(async (child) => ({ node: child, item: await provider.getTreeItem(child) })));
}

function providerOf(id: string): Provider {
  const provider = providers.get(id);
  if (provider === undefined) throw new Error(`No tree ${id} among ${[...providers.keys()].join(', ')}.`);
  return provider;
}

async function linesOf(provider: Provider, node: unknown, indent: string): Promise<readonly string[]> {
  const children = (await provider.getChildren(node)) ?? [];
  const lines = await Promise.all(
    children.map(async (child) => {
      const item = await provider.getTreeItem(child);
      const isLeaf = (item.collapsibleState ?? 0) === vscode.TreeItemCollapsibleState.None;
      const below = isLeaf ? [] : await linesOf(provider, child, `${indent}  `);
      return [`${indent}${lineOf(item)}`, ...below];
    }),
  );
  return lines.flat();
}
