import * as vscode from 'vscode';
import { placeIn } from '../../provisioning/place';
import { requireTrust } from '../platform/trust';
import type { Command } from './command';
import { connectTo } from './connection/connectTo';
import { pickConnection } from './connection/pickConnection';

/** Opens the provider's own console, at the realm or client that was chosen in the tree. */
export const openAdminConsole: Command = {
  id: 'openmetadata-sso.openAdminConsole',
  async run(services, argument) {
    if (!(await requireTrust())) return;
    const profile = await pickConnection(services, 'Open Admin Console', argument);
    const opened = profile && (await connectTo(services, profile));
    if (opened === undefined) return;
    const { realm, client } = placeIn(argument) ?? {};
    const url = realm === undefined ? opened.session.profile.url : opened.session.consoleUrl(realm, client);
    await vscode.env.openExternal(vscode.Uri.parse(url, true));
  },
};
