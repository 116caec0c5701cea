import * as vscode from 'vscode';
import { placeIn } from '../../provisioning/place';
import type { Command } from './command';

/** Copies the ID of a client of the tree. */
export const copyClientId: Command = {
  id: 'openmetadata-sso.copyClientId',
  async run(_services, argument) {
    const client = placeIn(argument)?.client;
    if (client !== undefined) await vscode.env.clipboard.writeText(client);
  },
};
