import * as vscode from 'vscode';
import { signInOf } from '../../core/signIn';
import { ok, type Result } from '../../core/result';
import type { CheckOutcome } from '../../idp/check';
import type { Failure } from '../../idp/failure';
import type { Wanted } from '../../provisioning/configureText';
import { namesOf } from '../../provisioning/names';
import { withProgress } from '../platform/progress';
import { clientAsked, type AskedClient } from './client/clientAsked';
import type { Command, CommandServices } from './command';
import { compare } from './compare/comparison';
import { comparisonPage } from './compare/comparisonPage';
import { configurationAsked, type Asked } from './files/configurationAsked';
import { credentialsOf } from './insert/credentials';
import { insertCredentials } from './insertCredentials';
import { showPage } from './plan/showPage';
import { tellFailure } from './plan/tellFailure';
import { t } from '../../l10n/l10n';

const title = t`Compare with Open File`;

/** Shows where the open configuration and a client agree and where they do not. Changes neither. */
export const compareWithOpenFile: Command = {
  id: 'openmetadata-sso.compareWithOpenFile',
  async run(services, argument) {
    const file = await configurationAsked(services, undefined);
    if (file === undefined) return;
    const asked = await clientAsked(services, title, argument);
    if (asked !== undefined) await show(services, asked, file);
  },
};

async function show(services: CommandServices, asked: AskedClient, file: Asked): Promise<void> {
  const { opened, realm, clientId } = asked;
  const names = namesOf(services, opened.session.profile);
  const read = await withProgress(t`Reading ${names.client(asked)}`, (signal) => readClient(asked, file, signal));
  if (!read.ok) {
    await tellFailure(services, opened.session, read.error, (session) =>
      show(services, { ...asked, opened: { ...opened, session } }, file),
    );
    return;
  }
  const { wanted, outcomes } = read.value;
  if (wanted.clientSecret !== undefined) services.log.addSecret(wanted.clientSecret);
  const compared = compare(file.view, wanted, names.terms);
  const { profile, serverLabel } = opened.session;
  const server = t`${serverLabel} at ${new URL(profile.url).host}`;
  const sides = { file: file.name, client: names.label(asked), realm, server, terms: names.terms };
  const text = comparisonPage(sides, compared, outcomes);
  await showPage(services, t`Comparison.md`, text, vscode.ViewColumn.Beside);
  const differing = compared.filter(({ state }) => state === 'differs' || state === 'missing').length;
  if (differing === 0) {
    services.notify('info', t`${file.name} has the settings of ${names.client(asked)}.`);
    return;
  }
  const says =
    differing === 1
      ? t`${file.name} differs from ${names.client(asked)} in one setting.`
      : t`${file.name} differs from ${names.client(asked)} in ${differing} settings.`;
  services.notify('info', says, {
    title: t`Insert Credentials`,
    run: async () => {
      await insertCredentials.run(services, { connection: profile.id, realm, client: clientId }, file.uri);
    },
  });
}

/** What the file would say with the client, and what an administrator's look at the client finds. The look may be denied. */
async function readClient(
  { opened, realm, clientId }: AskedClient,
  { view }: Asked,
  signal: AbortSignal,
): Promise<Result<{ readonly wanted: Wanted; readonly outcomes: readonly CheckOutcome[] }, Failure>> {
  const wanted = await credentialsOf(opened, { realm, client: clientId }, view, signal);
  if (!wanted.ok) return wanted;
  const subject = signInOf(view);
  const inspected =
    subject?.clientId === clientId
      ? await opened.session.inspect(subject, realm, signal)
      : ok<readonly CheckOutcome[]>([]);
  return ok({ wanted: wanted.value, outcomes: inspected.ok ? inspected.value : [] });
}
