import { workspace } from 'vscode';
import type { Command } from './command';
import { pickConnection } from './connection/pickConnection';
import { t } from '../../l10n/l10n';

/** Forgets a connection and its credential, and signs out. Nothing changes at the provider. */
export const removeConnection: Command = {
  id: 'openmetadata-sso.removeConnection',
  async run(services, argument) {
    const profile = await pickConnection(services, t`Remove Connection`, argument);
    // In a workspace that nobody trusts nothing is asked: the session ends by itself, half an hour after its last use.
    const signal = workspace.isTrusted ? new AbortController().signal : undefined;
    if (profile !== undefined) await services.connections.remove(profile.id, signal);
  },
};
