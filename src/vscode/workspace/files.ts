import * as vscode from 'vscode';
import { folderOf, nameOf, openDocument } from './documents';

/** No configuration, env file or manifest that anybody wrote is longer. */
const maximumSize = 256_000;

/**
 * Files around open configurations, each read once until it changes. The text of an open editor wins over the disk; in a
 * workspace that nobody trusts there is nothing but open editors.
 */
export interface Files {
  /** The names of the files in a folder, sorted. None where it cannot be read. */
  names(folder: vscode.Uri): Promise<readonly string[]>;
  /** Undefined where there is no such file, or one that is too long. */
  text(file: vscode.Uri): Promise<string | undefined>;
  /** Fires with a file whose text may differ now, and with a folder that may hold other files. */
  readonly onDidChange: vscode.Event<vscode.Uri>;
  /** Forgets everything and watches the disk no longer, until somebody asks again. */
  release(): void;
  dispose(): void;
}

export function createFiles(): Files {
  const listings = new Map<string, Promise<readonly string[]>>();
  const texts = new Map<string, Promise<string | undefined>>();
  const didChange = new vscode.EventEmitter<vscode.Uri>();
  let disk: vscode.Disposable | undefined;

  /** Everything that is kept may go stale, so nothing is kept that is not watched. */
  function kept<T>(store: Map<string, Promise<T>>, uri: vscode.Uri, read: (uri: vscode.Uri) => Promise<T>): Promise<T> {
    disk ??= watchDisk(diskChanged);
    const known = store.get(uri.toString()) ?? read(uri);
    store.set(uri.toString(), known);
    return known;
  }

  function diskChanged(file: vscode.Uri, event: 'changed' | 'came or went'): void {
    const folder = folderOf(file);
    texts.delete(file.toString());
    didChange.fire(file);
    if (event === 'changed') return;
    listings.delete(folder.toString());
    didChange.fire(folder);
  }

  function opened({ uri }: vscode.TextDocument): void {
    if (vscode.workspace.isTrusted) return;
    didChange.fire(uri);
    didChange.fire(folderOf(uri));
  }

  function closed(document: vscode.TextDocument): void {
    if (vscode.workspace.isTrusted) didChange.fire(document.uri);
    else opened(document);
  }

  function release(): void {
    disk?.dispose();
    disk = undefined;
    listings.clear();
    texts.clear();
  }

  const subscriptions = [
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidCloseTextDocument(closed),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) didChange.fire(document.uri);
    }),
    didChange,
  ];
  return {
    onDidChange: didChange.event,
    async names(folder) {
      const onDisk = vscode.workspace.isTrusted ? await kept(listings, folder, namesOnDisk) : [];
      const open = vscode.workspace.textDocuments.filter(
        (document) => countsByItself(document) && folderOf(document.uri).toString() === folder.toString(),
      );
      return [...new Set([...onDisk, ...open.map(({ uri }) => nameOf(uri))])].sort();
    },
    async text(file) {
      const open = openDocument(file);
      if (open !== undefined && countsByItself(open)) return short(open.getText());
      const onDisk = vscode.workspace.isTrusted ? await kept(texts, file, textOnDisk) : undefined;
      return onDisk === undefined ? undefined : short(open?.getText() ?? onDisk);
    },
    release,
    dispose() {
      release();
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

/** Documents stay open for a while after their file has gone: one without unsaved text counts as long as its file is there. */
const countsByItself = (document: vscode.TextDocument): boolean => document.isDirty || !vscode.workspace.isTrusted;

const short = (text: string): string | undefined => (text.length <= maximumSize ? text : undefined);

function watchDisk(changed: (file: vscode.Uri, event: 'changed' | 'came or went') => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const cameOrWent = (file: vscode.Uri): void => {
    changed(file, 'came or went');
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(cameOrWent),
    watcher.onDidDelete(cameOrWent),
    watcher.onDidChange((file) => {
      changed(file, 'changed');
    }),
  );
}

/** Links are left out: they may lead out of the workspace. */
async function namesOnDisk(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.filter(([, type]) => type === vscode.FileType.File).map(([name]) => name);
  } catch {
    return [];
  }
}

async function textOnDisk(file: vscode.Uri): Promise<string | undefined> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(file);
    if (type !== vscode.FileType.File || size > maximumSize) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    // Gone or unreadable: not there.
    return undefined;
  }
}
