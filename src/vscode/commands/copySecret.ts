import * as vscode from 'vscode';
import { capital } from '../../idp/terms';
import { namesOf } from '../../provisioning/names';
import { withProgress } from '../platform/progress';
import { clientAsked, type AskedClient } from './client/clientAsked';
import type { Command, CommandServices } from './command';
import { tellFailure } from './plan/tellFailure';
import { t } from '../../l10n/l10n';

const title = t`Copy Secret`;

/** Puts the secret of a client on the clipboard, and nowhere else. */
export const copySecret: Command = {
  id: 'openmetadata-sso.copySecret',
  async run(services, argument) {
    const asked = await clientAsked(services, title, argument);
    if (asked !== undefined) await copy(services, asked);
  },
};

async function copy(services: CommandServices, asked: AskedClient): Promise<void> {
  const { opened, realm, clientId } = asked;
  const names = namesOf(services, opened.session.profile);
  const secret = await withProgress(t`Reading the secret of ${names.label(asked)}`, (signal) =>
    opened.session.clientSecret(realm, clientId, signal),
  );
  if (!secret.ok) {
    await tellFailure(services, opened.session, secret.error, (session) =>
      copy(services, { ...asked, opened: { ...opened, session } }),
    );
    return;
  }
  if (secret.value === undefined) {
    services.notify('info', t`${capital(names.client(asked))} is public: it has no secret.`);
    return;
  }
  services.log.addSecret(secret.value);
  await vscode.env.clipboard.writeText(secret.value);
  services.notify('info', t`The secret of ${names.label(asked)} is on the clipboard.`);
}
