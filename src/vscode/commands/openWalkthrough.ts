import * as vscode from 'vscode';
import type { EditingCommand } from './command';

/** Opens the walkthrough: the same that VS Code's welcome page leads to. */
export const openWalkthrough: EditingCommand = {
  id: 'openmetadata-sso.openWalkthrough',
  async run() {
    await vscode.commands.executeCommand(
      'workbench.action.openWalkthrough',
      'openmetadata-sso.openmetadata-sso#getStarted',
    );
  },
};
