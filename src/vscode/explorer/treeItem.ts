import * as vscode from 'vscode';
import { aloud } from './aloud';
import type { Appearance } from './node';
import { withoutControls } from '../../core/plainText';
import { oneLine } from './plain';

/** The item for a node. */
export function treeItem(id: string, appearance: Appearance): vscode.TreeItem {
  const { label, description, icon, color, tooltip, contextValue, collapsible, file, click } = appearance;
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(oneLine(label), collapsible ? Collapsed : None);
  item.id = id;
  if (description !== undefined) item.description = oneLine(description);
  item.iconPath =
    icon === 'file'
      ? vscode.ThemeIcon.File
      : new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
  item.tooltip = markdown(tooltip);
  item.contextValue = contextValue;
  item.accessibilityInformation = { label: aloud(appearance) };
  if (file !== undefined) item.resourceUri = file;
  if (click !== undefined) item.command = click;
  return item;
}

/** Paragraphs under a heading. Everything is text: nothing in it is a link, an icon or a command. */
function markdown([heading = '', ...paragraphs]: readonly string[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(withoutControls(heading).trim()).appendMarkdown('**');
  for (const paragraph of paragraphs) text.appendMarkdown('\n\n').appendText(withoutControls(paragraph));
  return text;
}
