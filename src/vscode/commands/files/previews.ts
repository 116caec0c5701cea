import * as vscode from 'vscode';

const scheme = 'openmetadata-sso-plan';

/** Texts that are only to be read: a plan, and what a file would be. They live in memory and never hold a secret. */
export interface Previews {
  /** Makes or replaces the text of this name. */
  set(name: string, text: string): vscode.Uri;
  /** Puts a Markdown page on the screen. The keyboard stays where it is. */
  show(name: string, text: string, viewColumn?: vscode.ViewColumn): Promise<void>;
  /** Closes every editor that shows one. */
  close(): Promise<void>;
  dispose(): void;
}

export function createPreviews(): Previews {
  const texts = new Map<string, string>();
  // A document lives on for a while after its editor is closed: what is shown later must not begin with its text.
  let showing = 1;
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registration = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
  const set = (name: string, text: string): vscode.Uri => {
    const uri = vscode.Uri.from({ scheme, path: `/${name}`, query: showing.toString() });
    texts.set(uri.toString(), text);
    changed.fire(uri);
    return uri;
  };
  return {
    set,
    async show(name, text, viewColumn = vscode.ViewColumn.Active) {
      const document = await vscode.workspace.openTextDocument(set(name, text));
      await vscode.window.showTextDocument(document, { viewColumn, preview: false, preserveFocus: true });
    },
    async close() {
      texts.clear();
      showing += 1;
      await vscode.window.tabGroups.close(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isPreview)));
    },
    dispose() {
      vscode.Disposable.from(registration, changed).dispose();
    },
  };
}

function isPreview({ input }: vscode.Tab): boolean {
  if (input instanceof vscode.TabInputText) return input.uri.scheme === scheme;
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === scheme;
}
