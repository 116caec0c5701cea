import * as vscode from 'vscode';
import { ok, type Result } from '../../core/result';
import type { Wanted } from '../../provisioning/configureText';
import { failureDetail, failureText } from '../../provisioning/failureText';
import { capital } from '../../idp/terms';
import { namesOf } from '../../provisioning/names';
import { placeIn } from '../../provisioning/place';
import { back } from '../platform/ask';
import { withProgress } from '../platform/progress';
import { walk } from '../platform/walk';
import type { Command, CommandServices } from './command';
import { askExistingClient } from './client/askExistingClient';
import { connectFor } from './connection/connectTo';
import { activeConfiguration, configurationIn } from './files/configurationFiles';
import { overridingText } from './files/overridingText';
import { previewConfiguration, showDiff, writeConfiguration, type Preview } from './files/writeConfiguration';
import { credentialsOf } from './insert/credentials';
import { tell } from './secrets/placed';
import type { ConfigurationFile } from '../workspace/search';
import type { Connected } from './setUp/answers';
import { askFile, unreadable } from './setUp/askFile';
import { askRealm } from './setUp/askRealm';
import { setUpDesk } from './setUp/setUpDesk';
import { t } from '../../l10n/l10n';

const title = t`Insert Credentials`;

/** Makes a file, the open one unless told which, say what a client of the tree is, after showing how it would change. */
export const insertCredentials: Command = {
  id: 'openmetadata-sso.insertCredentials',
  async run(services, argument, uri) {
    const opened = await connectFor(services, title, argument);
    if (opened === undefined) return;
    const chosen = await ask(services, opened, argument, await fileAsked(services, uri));
    if (chosen === undefined) return;
    const { file, realm, client } = chosen;
    const names = namesOf(services, opened.session.profile);
    const place = { realm, clientId: client };
    const read = await withProgress(t`Reading ${names.client(place)}`, (signal) =>
      credentialsOf(opened, { realm, client }, file.view, signal),
    );
    if (read.ok) await insert(services, file, read.value, names.client(place));
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
  opened: Connected,
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

/** @param client what people know it by */
async function insert(
  services: CommandServices,
  { uri, name }: ConfigurationFile,
  wanted: Wanted,
  client: string,
): Promise<void> {
  const result = await confirmed(services, uri, wanted, client);
  if (result === undefined) return;
  const written = result.ok ? await writeConfiguration(services, uri, wanted) : result;
  if (!written.ok) {
    services.notify('error', t`${name} was not changed. ${written.error}`);
    return;
  }
  tell(services, t`${name} has the settings of ${client}.`, written.value);
}

/** Shows the change and asks; undefined if the user does not want it. */
async function confirmed(
  services: CommandServices,
  uri: vscode.Uri,
  wanted: Wanted,
  client: string,
): Promise<Result<true, string> | undefined> {
  const preview = await previewConfiguration(services, uri, wanted);
  if (!preview.ok) return preview;
  await showDiff(uri, preview.value, vscode.ViewColumn.Active);
  const answer = await services.prompts.pick<boolean>({
    title,
    canGoBack: false,
    placeholder: t`${capital(client)} for ${wanted.openMetadataUrl}`,
    choices: () =>
      Promise.resolve(
        ok([
          { label: t`Insert`, detail: whatChanges(preview.value), icon: 'check', value: true },
          { label: t`Cancel`, detail: t`Change nothing.`, icon: 'close', value: false },
        ]),
      ),
  });
  await services.previews.close();
  return answer === true ? ok(true) : undefined;
}

const whatChanges = ({ name, overriding }: Preview): string =>
  [t`Change ${name} as the diff shows.`, ...overriding.map((each) => overridingText(each, name))].join(' ');
