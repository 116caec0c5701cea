import * as vscode from 'vscode';
import type { ViewState } from './welcome';

/** The view of connections. */
export const viewId = 'openmetadata-sso.connections';

/** Says how the view of connections stands; the manifest's welcome texts are keyed on it. */
export const tellState = (state: ViewState): void => void vscode.commands.executeCommand('setContext', viewId, state);
