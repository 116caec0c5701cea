import * as vscode from 'vscode';
import { ok } from '../../../core/result';
import { locateClient } from '../../../provisioning/located';
import { namesOf } from '../../../provisioning/names';
import { placeIn, type Place } from '../../../provisioning/place';
import { back } from '../../platform/ask';
import type { CommandServices } from '../command';
import { workspaceFiles } from '../files/configurationFiles';
import { configurationAsked, type Asked } from '../files/configurationAsked';
import { t } from '../../../l10n/l10n';

/** A configuration that a command is to work on, and its document, which is shown. */
export interface DocumentAsked extends Asked {
  readonly document: vscode.TextDocument;
}

/**
 * The configuration that a lens, the tree, a script or the active editor means. Where there is none, says so.
 * @param argument the URI of a file, something that has one, a client or a user in the tree, or anything else for the
 * active editor
 */
export async function documentAsked(
  services: CommandServices,
  title: string,
  argument: unknown,
): Promise<DocumentAsked | undefined> {
  const place = placeIn(argument);
  const uri = place === undefined ? uriIn(argument) : await fileOf(services, title, place);
  if (uri === undefined && place !== undefined) return undefined;
  const asked = await configurationAsked(services, uri);
  if (asked === undefined) return undefined;
  const document = await vscode.workspace.openTextDocument(asked.uri);
  // Problems of a document that nobody sees go when VS Code closes it.
  const isShown = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
  if (!isShown) await vscode.window.showTextDocument(document, { preview: false });
  return { ...asked, document };
}

function uriIn(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  return typeof argument === 'object' && argument !== null && 'uri' in argument && argument.uri instanceof vscode.Uri
    ? argument.uri
    : undefined;
}

/** The file of the workspace that signs users in with a client, or to a realm. */
async function fileOf(
  services: CommandServices,
  title: string,
  { connection, realm, client }: Place,
): Promise<vscode.Uri | undefined> {
  const { connections, providers, prompts, notify } = services;
  const files = await workspaceFiles(services).find(new AbortController().signal);
  const using = files.filter(({ view }) => {
    const located = locateClient(view, connections.list(), providers);
    return (
      located?.connection === connection && located.realm === realm && (client ?? located.client) === located.client
    );
  });
  const [first, second] = using;
  const profile = connections.find(connection) ?? { id: connection };
  const names = namesOf(services, profile);
  const there =
    client === undefined
      ? t`to ${names.realm(realm ?? '')}`
      : t`with ${names.client({ realm: realm ?? '', clientId: client })}`;
  if (first === undefined) notify('info', t`No file of this workspace signs users in ${there}.`);
  if (second === undefined) return first?.uri;
  const answer = await prompts.pick<vscode.Uri>({
    title,
    canGoBack: false,
    placeholder: t`The file that signs users in ${there}`,
    choices: () =>
      Promise.resolve(
        ok(using.map(({ name, path, uri }) => ({ label: name, detail: path, icon: 'file', value: uri }))),
      ),
  });
  return answer === back ? undefined : answer;
}
