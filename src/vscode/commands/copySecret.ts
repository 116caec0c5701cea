import * as vscode from 'vscode';
import { withProgress } from '../platform/progress';
import { clientAsked, type AskedClient } from './client/clientAsked';
import type { Command, CommandServices } from './command';
import { tellFailure } from './plan/tellFailure';

const title = 'Copy Secret';

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
  const secret = await withProgress(`Reading the secret of ${clientId}`, (signal) =>
    opened.session.clientSecret(realm, clientId, signal),
  );
  if (!secret.ok) {
    await tellFailure(services, opened.session, secret.error, (session) =>
      copy(services, { ...asked, opened: { ...opened, session } }),
    );
    return;
  }
  if (secret.value === undefined) {
    services.notify('info', `Client ${clientId} is public: it has no secret.`);
    return;
  }
  services.log.addSecret(secret.value);
  await vscode.env.clipboard.writeText(secret.value);
  services.notify('info', `The secret of ${clientId} is on the clipboard.`);
}
