import type * as vscode from 'vscode';
import type { Place } from '../../provisioning/place';
import { t } from '../../l10n/l10n';

/** One line of a tree. */
export interface TreeNode {
  /** Stays the same while the thing is the same, whatever its state: the selection and what is unfolded hang on it. */
  readonly id: string;
  /** What the line shows now. May read what has changed since the line was drawn last. */
  look(): Appearance | Promise<Appearance>;
  children(): Promise<readonly TreeNode[]>;
}

/** One line of the tree of connections. It is what commands get as their argument, so it says which place it stands for. */
export interface ExplorerNode extends TreeNode, Place {
  /** The name of the user that the line is about. */
  readonly user?: string;
  children(): Promise<readonly ExplorerNode[]>;
  /** Told when something changed at the node's place, before it is drawn again. */
  touched?(): void;
}

/** The label is the name, the description is the state, the icon is the kind, the tooltip is the whole truth. */
export interface Appearance {
  readonly label: string;
  readonly description?: string;
  /** Name of a codicon; `file` stands for the icon that files of this name have. */
  readonly icon: string;
  /** Theme colour of the icon, where it says something. */
  readonly color?: string;
  /** What icon and colour say, in words for those who do not see them. */
  readonly spoken?: string;
  /** What is read out in place of a description that is drawn rather than written. */
  readonly read?: string;
  /** A heading, then a paragraph each. May be text of a server. */
  readonly tooltip: readonly string[];
  /** What the manifest's menus are keyed on: the kind, then the state. */
  readonly contextValue: string;
  readonly collapsible: boolean;
  /** The file that the line stands for. */
  readonly file?: vscode.Uri;
  /** What a click does besides selecting. */
  readonly click?: vscode.Command;
}

/** A node that unfolds into nothing. */
export const leaf = (
  place: Place,
  id: string,
  appearance: Omit<Appearance, 'collapsible'>,
): Omit<ExplorerNode, 'children'> & { children(): Promise<readonly []> } => ({
  ...place,
  id,
  look: () => ({ ...appearance, collapsible: false }),
  children: () => Promise.resolve([]),
});

/** The look of everything that somebody should look at. */
export const warning = { icon: 'warning', color: 'list.warningForeground', spoken: t`warning` } as const;
