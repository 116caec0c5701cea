import * as vscode from 'vscode';
import { tellState, viewId } from './viewState';

/** The view of connections where there can be none. Its welcome text says why. */
export function registerNoConnections(): vscode.Disposable {
  tellState('browser');
  return vscode.window.registerTreeDataProvider<never>(viewId, {
    getChildren: () => [],
    getTreeItem: (node) => node,
  });
}
