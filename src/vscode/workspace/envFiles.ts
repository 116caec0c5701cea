import * as vscode from 'vscode';
import { settingsFor } from '../platform/settings';

const key = 'envFiles';

/** An env file, or that none belongs to a configuration. */
export type EnvFileChoice = vscode.Uri | 'none';

/** Which env file feeds a configuration, where the user says so: by the setting, or else by a choice that this remembers. */
export interface EnvFiles {
  /** Undefined: nothing was said, so the neighbour that can only be meant counts. */
  of(configuration: vscode.Uri): EnvFileChoice | undefined;
  /** Remembers a choice for this workspace; undefined takes it back. */
  choose(configuration: vscode.Uri, choice: EnvFileChoice | undefined): Promise<void>;
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

/** @param state the workspace's own memory */
export function createEnvFiles(state: vscode.Memento): EnvFiles {
  const didChange = new vscode.EventEmitter<void>();
  const remembered = (): ReadonlyMap<string, string> => new Map(Object.entries(state.get(key, {})));
  return {
    onDidChange: didChange.event,
    of(configuration) {
      const named = namedBySetting(configuration);
      if (named !== undefined) return named;
      const choice: unknown = remembered().get(configuration.toString());
      if (typeof choice !== 'string') return undefined;
      return choice === '' ? 'none' : vscode.Uri.parse(choice);
    },
    async choose(configuration, choice) {
      const choices = new Map(remembered());
      if (choice === undefined) choices.delete(configuration.toString());
      else choices.set(configuration.toString(), choice === 'none' ? '' : choice.toString());
      await state.update(key, Object.fromEntries(choices));
      didChange.fire();
    },
    dispose() {
      didChange.dispose();
    },
  };
}

/** The env file that the setting names for a configuration; it counts from the configuration's workspace folder. */
export function namedBySetting(configuration: vscode.Uri): vscode.Uri | undefined {
  const { envFile } = settingsFor(configuration);
  const folder = vscode.workspace.getWorkspaceFolder(configuration);
  return envFile === undefined || folder === undefined ? undefined : vscode.Uri.joinPath(folder.uri, envFile);
}
