import * as vscode from 'vscode';

const viewId = 'openmetadata-sso.connections';

/** The view of connections where there can be none. Its welcome text says why. */
export function registerNoConnections(): vscode.Disposable {
  void vscode.commands.executeCommand('setContext', viewId, 'browser');
  return vscode.window.registerTreeDataProvider<never>(viewId, {
    getChildren: () => [],
    getTreeItem: (node) => node,
  });
}
