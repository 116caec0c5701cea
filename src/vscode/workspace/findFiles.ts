import * as vscode from 'vscode';

/** Which files are looked for in a workspace. */
export interface Wanted {
  /** Names, with `*` for any characters. */
  readonly names: readonly string[];
  /** Folders that are passed over, by name. */
  readonly passedOver: readonly string[];
  readonly atMost: number;
  /** Undefined: every folder of the workspace. */
  readonly folder?: vscode.WorkspaceFolder | undefined;
}

/** How long a search may take before the folders are read: where nothing can search, VS Code waits for what can. */
const patience = 2000;

/** More folders than this are not read one by one: they may be far away. */
const foldersRead = 200;

/** A search was waited for in vain: nothing in this window can search, and nobody waits a second time. */
let unanswered = false;

export const globOf = (names: readonly string[]): string => `**/{${names.join(',')}}`;

/**
 * The files of the workspace with one of these names. VS Code searches disks itself; who provides a virtual workspace may
 * leave it out, and then the folders are read instead, those at the top first.
 */
export async function findFiles(wanted: Wanted): Promise<readonly vscode.Uri[]> {
  const { names, passedOver, atMost, folder } = wanted;
  const glob = globOf(names);
  const ended = new vscode.CancellationTokenSource();
  const search = vscode.workspace.findFiles(
    folder === undefined ? glob : new vscode.RelativePattern(folder, glob),
    `**/{${passedOver.join(',')}}/**`,
    atMost,
    ended.token,
  );
  const folders = folder === undefined ? (vscode.workspace.workspaceFolders ?? []) : [folder];
  if (folders.every(({ uri }) => uri.scheme === 'file')) return search;
  const found = unanswered ? undefined : await Promise.race([search, afterwards()]);
  if (found !== undefined) return found;
  unanswered = true;
  ended.cancel();
  return readFolders(
    folders.map(({ uri }) => uri),
    wanted,
  );
}

const afterwards = (): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => {
      resolve(undefined);
    }, patience);
  });

async function readFolders(
  folders: readonly vscode.Uri[],
  { names, passedOver, atMost }: Wanted,
): Promise<readonly vscode.Uri[]> {
  const isWanted = new RegExp(`^(?:${names.map(patternOf).join('|')})$`);
  const found: vscode.Uri[] = [];
  const waiting = [...folders];
  for (let read = 0; read < foldersRead && found.length < atMost; read++) {
    const folder = waiting.shift();
    if (folder === undefined) break;
    for (const [name, type] of await entriesOf(folder)) {
      const uri = vscode.Uri.joinPath(folder, name);
      if (type === vscode.FileType.Directory && !passedOver.includes(name)) waiting.push(uri);
      else if (type === vscode.FileType.File && isWanted.test(name)) found.push(uri);
    }
  }
  return found.slice(0, atMost);
}

const patternOf = (name: string): string =>
  name
    .split('*')
    .map((part) => part.replace(/[^\w]/g, '\\$&'))
    .join('.*');

async function entriesOf(folder: vscode.Uri): Promise<readonly [string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}
