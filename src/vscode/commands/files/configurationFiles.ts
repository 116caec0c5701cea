import * as vscode from 'vscode';
import { isCandidateName, mentionsOpenMetadata } from '../../../core/relevance';
import type { Services } from '../../platform/services';
import { nameOf, openDocument } from '../../workspace/documents';
import type { ConfigurationFile } from '../setUp/answers';
import type { Files } from '../setUp/desk';

/** What a configuration may be called; the text decides. */
const candidates = '**/{*.yaml,*.yml,*.env,.env*,env.*}';
const excluded = '**/{node_modules,.git,dist,target,build}/**';
const candidatesLookedAt = 300;
const maximumSize = 1_000_000;

type Core = Pick<Services, 'core'>;

/** The configuration in a document as it is now; undefined if it is none of ours. */
export const configurationIn = (
  services: Core,
  document: vscode.TextDocument,
): Promise<ConfigurationFile | undefined> => configurationFrom(services, document.uri, document.getText());

async function configurationFrom(
  { core }: Core,
  uri: vscode.Uri,
  text: string,
): Promise<ConfigurationFile | undefined> {
  if (!mentionsOpenMetadata(text)) return undefined;
  const { detectLens } = await core();
  const name = nameOf(uri);
  const lens = detectLens(name, text);
  const path = vscode.workspace.asRelativePath(uri);
  return lens && { uri, name, path, lens, view: lens.read(text) };
}

/** The configuration that the user is looking at. */
export async function activeConfiguration(services: Core): Promise<ConfigurationFile | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  return document && configurationIn(services, document);
}

export const workspaceFiles = (services: Core): Files => ({
  async find(signal) {
    const uris = await vscode.workspace.findFiles(candidates, excluded, candidatesLookedAt);
    const found: ConfigurationFile[] = [];
    for (const uri of uris.sort((a, b) => a.path.localeCompare(b.path))) {
      if (signal.aborted) return [];
      const file = await configurationAt(services, uri);
      if (file !== undefined) found.push(file);
    }
    return found;
  },
  async browse() {
    const [uri] = (await vscode.window.showOpenDialog({ canSelectMany: false })) ?? [];
    if (uri === undefined) return undefined;
    const file = await configurationAt(services, uri);
    return file ?? `${nameOf(uri)} is not a configuration of OpenMetadata: no setting of it was found there.`;
  },
});

/** Reads without opening the file, but what an open editor holds counts. */
async function configurationAt(services: Core, uri: vscode.Uri): Promise<ConfigurationFile | undefined> {
  const open = openDocument(uri);
  if (open !== undefined) return configurationIn(services, open);
  if (!isCandidateName(nameOf(uri))) return undefined;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maximumSize) return undefined;
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return await configurationFrom(services, uri, text);
  } catch {
    // Gone, unreadable or not text: not a configuration.
    return undefined;
  }
}
