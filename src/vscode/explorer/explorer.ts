import * as vscode from 'vscode';
import type { Known } from '../../provisioning/known';
import type { Inventory } from '../workspace/inventory';
import type { BranchHost } from './branch';
import { registerConfigurationsView } from './configurationsView';
import { registerConnectionsView } from './connectionsView';

/** The views of the activity bar. */
export const registerExplorer = (
  host: BranchHost & { readonly known: Pick<Known, 'label'> },
  inventory: Inventory,
): vscode.Disposable =>
  vscode.Disposable.from(registerConfigurationsView(host, inventory), registerConnectionsView(host, inventory));
