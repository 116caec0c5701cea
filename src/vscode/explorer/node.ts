import * as vscode from 'vscode';
import type { Place } from '../../provisioning/place';

/** One line of the tree. It is what commands get as their argument, so it says which place it stands for. */
export interface ExplorerNode extends Place {
  /** Stays the same while the thing is the same, whatever its state: the selection and what is unfolded hang on it. */
  readonly id: string;
  item(): vscode.TreeItem;
  children(): Promise<readonly ExplorerNode[]>;
}

/** The label is the name, the description is the state, the icon is the kind, the tooltip is the whole truth. */
export interface Appearance {
  readonly label: string;
  readonly description?: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** Theme colour of the icon, where it says something. */
  readonly color?: string;
  readonly tooltip: string;
  /** What the manifest's menus are keyed on. */
  readonly contextValue: string;
  readonly collapsible: boolean;
}

/** The item for a node. Screen readers get the name, the state and, in words, what the icon says. */
export function treeItem(id: string, { label, description, icon, color, ...rest }: Appearance): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, rest.collapsible ? Collapsed : None);
  item.id = id;
  if (description !== undefined) item.description = description;
  item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  item.tooltip = rest.tooltip;
  item.contextValue = rest.contextValue;
  item.accessibilityInformation = { label: [label, description].filter(Boolean).join(', ') };
  return item;
}

/** A node that unfolds into nothing. */
export const leaf = (node: Pick<ExplorerNode, 'connection' | 'realm' | 'client' | 'id' | 'item'>): ExplorerNode => ({
  ...node,
  children: () => Promise.resolve([]),
});
