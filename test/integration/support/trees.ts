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

/** A tree as text: one node a line, "label · description", indented by two for each level. */
export async function treeText(id: string): Promise<string> {
  const provider = providers.get(id);
  if (provider === undefined) throw new Error(`No tree ${id} among ${[...providers.keys()].join(', ')}.`);
  return (await linesOf(provider, undefined, '')).join('\n');
}

async function linesOf(provider: Provider, node: unknown, indent: string): Promise<readonly string[]> {
  const children = (await provider.getChildren(node)) ?? [];
  const lines = await Promise.all(
    children.map(async (child) => {
      const item = await provider.getTreeItem(child);
      const label = typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
      const description = typeof item.description === 'string' ? item.description : '';
      const isLeaf = (item.collapsibleState ?? 0) === vscode.TreeItemCollapsibleState.None;
      const below = isLeaf ? [] : await linesOf(provider, child, `${indent}  `);
      return [`${indent}${[label, description].filter(Boolean).join(' · ')}`, ...below];
    }),
  );
  return lines.flat();
}
