import * as vscode from 'vscode';
import type { View } from '../../../core/view';
import { locateClient } from '../../../provisioning/located';
import type { CommandServices } from '../command';
import { configurationIn, workspaceFiles } from '../files/configurationFiles';
import { nameOf } from '../../workspace/documents';
import type { ConfigurationFile } from '../../workspace/search';
import type { AskedClient } from './clientAsked';

/**
 * The configurations, open or in the workspace, that sign users in with a client.
 * @param secret the client's; a file that holds it uses the client, whatever else it says
 */
export async function filesUsing(
  services: CommandServices,
  client: AskedClient,
  secret?: string,
): Promise<readonly ConfigurationFile[]> {
  const { signal } = new AbortController();
  const open = await Promise.all(
    vscode.workspace.textDocuments.filter(isFile).map((document) => openConfiguration(services, document)),
  );
  const files = new Map<string, ConfigurationFile>();
  for (const file of [...open, ...(await workspaceFiles(services).find(signal))]) {
    if (file !== undefined && !files.has(file.uri.toString())) files.set(file.uri.toString(), file);
  }
  return [...files.values()]
    .filter(({ view }) => uses(services, view, client) || holds(view, secret))
    .sort((a, b) => a.path.localeCompare(b.path));
}

/** The names of open files in which a text stands, whatever they are. */
export const filesHolding = (text: string): readonly string[] =>
  vscode.workspace.textDocuments
    .filter((document) => isFile(document) && document.getText().includes(text))
    .map(({ uri }) => nameOf(uri));

/** The other sides of diffs and previews are no files. */
const isFile = ({ uri }: vscode.TextDocument): boolean =>
  uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;

/** What an open file takes from its neighbours counts. */
async function openConfiguration(
  services: CommandServices,
  document: vscode.TextDocument,
): Promise<ConfigurationFile | undefined> {
  const file = await configurationIn(services, document);
  const analysis = file && (await services.configurations.analyses.of(document));
  return analysis === undefined || file === undefined ? file : { ...file, view: analysis.view };
}

function uses({ connections, providers }: CommandServices, view: View, client: AskedClient): boolean {
  const located = locateClient(view, connections.list(), providers);
  return (
    located?.connection === client.opened.session.profile.id &&
    located.realm === client.realm &&
    located.client === client.clientId
  );
}

const holds = (view: View, secret: string | undefined): boolean =>
  secret !== undefined && view.get('oidc.secret').value === secret;
