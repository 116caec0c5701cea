import * as vscode from 'vscode';
import type { NearbyFile, Surroundings } from '../../core/formats/lens';
import type { FileAtHand } from '../../core/nearby';
import type { Services } from '../platform/services';
import { folderOf } from './documents';
import type { EnvFiles } from './envFiles';
import type { Files } from './files';
import { fileFrom } from './locations';
import { relativePath } from './relativePath';

/** More neighbours than this say nothing about a deployment any longer; reading them would only cost time. */
const maximumFiles = 20;

/** What lies around open configurations, inside their workspace folder. */
export interface Nearby {
  /** What is known about the surroundings of a document. Nothing is read that is known already. */
  of(document: vscode.TextDocument, file: FileAtHand): Promise<Surroundings>;
  /** Fires with a document whose surroundings may differ from what `of` said last. */
  readonly onDidChange: vscode.Event<vscode.TextDocument>;
  dispose(): void;
}

export function createNearby({ core }: Pick<Services, 'core'>, files: Files, envFiles: EnvFiles): Nearby {
  /** What was looked at for each open document, whether or not it was there. */
  const uses = new Map<vscode.TextDocument, ReadonlySet<string>>();
  const didChange = new vscode.EventEmitter<vscode.TextDocument>();
  const subscriptions = [
    files.onDidChange((uri) => {
      const changed = uri.toString();
      for (const [document, used] of uses) if (used.has(changed)) didChange.fire(document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      if (uses.delete(document) && uses.size === 0) files.release();
    }),
    didChange,
  ];
  return {
    onDidChange: didChange.event,
    async of(document, file) {
      const workspaceFolder = vscode.workspace.getWorkspaceFolder(document.uri);
      if (workspaceFolder === undefined || document.isClosed) return {};
      const folder = folderOf(document.uri);
      uses.set(document, uses.get(document) ?? new Set([folder.toString()]));
      const { nearbyNames, surroundingsFor } = await core();
      const siblings = await files.names(folder);
      // A document that was closed meanwhile is watched no longer.
      if (!uses.has(document)) return {};
      const chosen = pathOf(envFiles.of(document.uri), folder);
      const paths = nearbyNames(file, siblings).slice(0, maximumFiles);
      const candidates = [...new Set(chosen ? [...paths, chosen] : paths)]
        .map((path) => ({ path, uri: fileFrom(document.uri, path) }))
        .filter(({ uri }) => isIn(workspaceFolder, uri) && uri.toString() !== document.uri.toString());
      uses.set(document, new Set([folder, ...candidates.map(({ uri }) => uri)].map(String)));
      const nearby = await Promise.all(
        candidates.map(async ({ path, uri }) => ({ path, text: await files.text(uri) })),
      );
      return surroundingsFor(file, nearby.filter(isRead), chosen === undefined ? {} : { envFile: chosen });
    },
    dispose() {
      vscode.Disposable.from(...subscriptions).dispose();
    },
  };
}

const isIn = (folder: vscode.WorkspaceFolder, uri: vscode.Uri): boolean =>
  vscode.workspace.getWorkspaceFolder(uri)?.index === folder.index;

const isRead = (file: { readonly path: string; readonly text: string | undefined }): file is NearbyFile =>
  file.text !== undefined;

/** The path to a chosen env file from the folder of the configuration; empty where the choice is that there is none. */
function pathOf(choice: ReturnType<EnvFiles['of']>, folder: vscode.Uri): string | undefined {
  if (choice === undefined) return undefined;
  return choice === 'none' ? '' : relativePath(folder.path, choice.path);
}
