import * as vscode from 'vscode';
import type { Analyses, Configuration } from '../workspace/analyses';
import type { Watcher } from '../workspace/watcher';

/** By this, the manifest shows commands only where they have something to work on. */
const contextKey = 'openmetadata-sso.configuration';

/** The configuration in the editor that the user looks at. */
export interface ActiveConfiguration {
  /** Undefined: it shows something else. */
  readonly configuration: Configuration | undefined;
  readonly onDidChange: vscode.Event<Configuration | undefined>;
  dispose(): void;
}

export function createActiveConfiguration(watcher: Watcher, analyses: Analyses): ActiveConfiguration {
  const didChange = new vscode.EventEmitter<Configuration | undefined>();
  let configuration: Configuration | undefined;

  const isActive = (document: vscode.TextDocument): boolean => document === vscode.window.activeTextEditor?.document;

  async function look(document: vscode.TextDocument): Promise<void> {
    const found = await analyses.of(document);
    if (isActive(document)) tell(found);
  }

  function tell(found: Configuration | undefined): void {
    if ((configuration === undefined) !== (found === undefined)) {
      void vscode.commands.executeCommand('setContext', contextKey, found !== undefined);
    }
    configuration = found;
    didChange.fire(found);
  }

  const subscriptions = [
    watcher.onDidAnalyse(({ document }) => {
      if (isActive(document)) void look(document);
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor === undefined) tell(undefined);
      else void look(editor.document);
    }),
    didChange,
  ];
  return {
    get configuration() {
      return configuration;
    },
    onDidChange: didChange.event,
    dispose() {
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}
