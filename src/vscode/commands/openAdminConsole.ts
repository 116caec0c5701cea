import * as vscode from 'vscode';
import { onlyRealm } from '../../provisioning/onlyRealm';
import { placeIn } from '../../provisioning/place';
import type { Command } from './command';
import { connectFor } from './connection/connectTo';
import { t } from '../../l10n/l10n';

/** Opens the provider's own console, at the realm or client that was chosen in the tree. */
export const openAdminConsole: Command = {
  id: 'openmetadata-sso.openAdminConsole',
  async run(services, argument) {
    const opened = await connectFor(services, t`Open Provider’s Console`, argument);
    if (opened === undefined) return;
    const { entry, session } = opened;
    const { realm = onlyRealm(entry, session.profile), client } = placeIn(argument) ?? {};
    const url = realm === undefined ? session.profile.url : session.consoleUrl(realm, client);
    await vscode.env.openExternal(vscode.Uri.parse(url, true));
  },
};
