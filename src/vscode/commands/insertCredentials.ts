import * as vscode from 'vscode';
import { ok, type Result } from '../../core/result';
import type { Wanted } from '../../provisioning/configureText';
import { failureDetail, failureText } from '../../provisioning/failureText';
import { placeIn } from '../../provisioning/place';
import { back } from '../platform/ask';
import { withProgress } from '../platform/progress';
import { walk } from '../platform/walk';
import type { Command, CommandServices } from './command';
import { askExistingClient } from './client/askExistingClient';
import { connectFor, type Opened } from './connection/connectTo';
import { activeConfiguration, configurationIn } from './files/configurationFiles';
import { previewConfiguration, showDiff, writeConfiguration } from './files/writeConfiguration';
import { credentialsOf } from './insert/credentials';
import { tell } from './secrets/placed';
import type { ConfigurationFile } from '../workspace/search';
import { askFile, unreadable } from './setUp/askFile';
import { askRealm } from './setUp/askRealm';
import { setUpDesk } from './setUp/setUpDesk';

const title = 'Insert Credentials';

/** Makes a file, the open one unless told which, say what a client of the tree is, after showing how it would change. */
export const insertCredentials: Command = {
  id: 'openmetadata-sso.insertCredentials',
  async run(services, argument, uri) {
    const opened = await connectFor(services, title, argument);
    if (opened === undefined) return;
    const chosen = await ask(services, opened, argument, await fileAsked(services, uri));
    if (chosen === undefined) return;
    const { file, realm, client } = chosen;
    const read = await withProgress(`Reading client ${client}`, (signal) =>
      credentialsOf(opened.entry, opened.session, { realm, client }, file.view, signal),
    );
    if (read.ok) await insert(services, file, read.value);
    else if (read.error.kind !== 'cancelled') {
      services.log.warn(failureDetail(read.error));
      services.notify('error', failureText(read.error));
    }
  },
};

interface Chosen {
  readonly file: ConfigurationFile;
  readonly realm: string;
  readonly client: string;
}

const fileAsked = async (services: CommandServices, uri: unknown): Promise<ConfigurationFile | undefined> =>
  uri instanceof vscode.Uri
    ? configurationIn(services, await vscode.workspace.openTextDocument(uri))
    : activeConfiguration(services);

/** What the tree and the active editor do not tell. */
async function ask(
  services: CommandServices,
  opened: Opened,
  argument: unknown,
  active: ConfigurationFile | undefined,
): Promise<Chosen | undefined> {
  const desk = setUpDesk(services);
  const { realm, client } = placeIn(argument) ?? {};
  const answers = await walk(
    [askFile(desk), askRealm(desk, { create: false }), askExistingClient(desk)],
    {
      connected: opened,
      ...(active === undefined ? {} : { file: active }),
      ...(realm === undefined ? {} : { realm: { name: realm, create: false } }),
      ...(client === undefined ? {} : { client: { clientId: client, exists: true } }),
    },
    { title, canGoBack: false },
  );
  if (answers === undefined || answers === back) return undefined;
  if (answers.file === undefined || answers.realm === undefined || answers.client === undefined) return undefined;
  if (!answers.file.view.readable) {
    services.notify('error', unreadable(answers.file));
    return undefined;
  }
  return { file: answers.file, realm: answers.realm.name, client: answers.client.clientId };
}

async function insert(services: CommandServices, { uri, name }: ConfigurationFile, wanted: Wanted): Promise<void> {
  const result = await confirmed(services, uri, wanted);
  if (result === undefined) return;
  const written = result.ok ? await writeConfiguration(services, uri, wanted) : result;
  if (!written.ok) {
    services.notify('error', `${name} was not changed. ${written.error}`);
    return;
  }
  tell(services, `${name} has the settings of client ${wanted.clientId}.`, written.value);
}

/** Shows the change and asks; undefined if the user does not want it. */
async function confirmed(
  services: CommandServices,
  uri: vscode.Uri,
  wanted: Wanted,
): Promise<Result<true, string> | undefined> {
  const preview = await previewConfiguration(services, uri, wanted);
  if (!preview.ok) return preview;
  await showDiff(uri, preview.value, vscode.ViewColumn.Active);
  const answer = await services.prompts.pick<boolean>({
    title,
    canGoBack: false,
    placeholder: `Client ${wanted.clientId} for ${wanted.openMetadataUrl}`,
    choices: () =>
      Promise.resolve(
        ok([
          { label: 'Insert', detail: `Change ${preview.value.name} as the diff shows.`, icon: 'check', value: true },
          { label: 'Cancel', detail: 'Change nothing.', icon: 'close', value: false },
        ]),
      ),
  });
  await services.previews.close();
  return answer === true ? ok(true) : undefined;
}
