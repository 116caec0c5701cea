import * as vscode from 'vscode';
import { err, ok, type Result } from '../../core/result';
import type { Wanted } from '../../provisioning/configureText';
import { failureDetail, failureText } from '../../provisioning/failureText';
import { placeIn } from '../../provisioning/place';
import { back, type Prompts } from '../platform/ask';
import { withProgress } from '../platform/progress';
import { walk, type Step } from '../platform/walk';
import type { Command, CommandServices } from './command';
import { connectFor, type Opened } from './connection/connectTo';
import { activeConfiguration } from './files/configurationFiles';
import { previewConfiguration, showDiff, writeConfiguration } from './files/writeConfiguration';
import { credentialsOf } from './insert/credentials';
import { tell } from './secrets/placed';
import type { Answers, ConfigurationFile } from './setUp/answers';
import { askFile, unreadable } from './setUp/askFile';
import { askRealm } from './setUp/askRealm';
import { setUpDesk } from './setUp/setUpDesk';

const title = 'Insert Credentials';

/** Makes the open file say what a client of the tree is, after showing how it would change. */
export const insertCredentials: Command = {
  id: 'openmetadata-sso.insertCredentials',
  async run(services, argument) {
    const opened = await connectFor(services, title, argument);
    if (opened === undefined) return;
    const chosen = await ask(services, opened, argument);
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

/** What the tree and the active editor do not tell. */
async function ask(services: CommandServices, opened: Opened, argument: unknown): Promise<Chosen | undefined> {
  const desk = setUpDesk(services);
  const { realm, client } = placeIn(argument) ?? {};
  const active = await activeConfiguration(services);
  const answers = await walk(
    [askFile(desk), askRealm(desk, { create: false }), askExistingClient(desk.prompts, opened)],
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

const askExistingClient = (prompts: Prompts, { session }: Opened): Step<Answers> => ({
  applies: ({ client }) => client === undefined,
  async ask(answers, frame) {
    const clientId = await prompts.pick<string>({
      ...frame,
      placeholder: 'The client that OpenMetadata is',
      choices: async (_typed, signal) => {
        const clients = await session.clients(answers.realm?.name ?? '', signal);
        if (!clients.ok) return err(failureText(clients.error));
        return ok(
          clients.value.map(({ clientId: value, name }) => ({
            label: value,
            icon: 'key',
            value,
            ...(name === undefined ? {} : { description: name }),
          })),
        );
      },
    });
    return clientId === undefined || clientId === back ? clientId : { ...answers, client: { clientId, exists: true } };
  },
});

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
