import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

/** Adds the connection as a person would, but with the answers ready. Only for `npm start`. */
export async function activate(): Promise<void> {
  const connection = JSON.parse(readFileSync(join(__dirname, 'connection.json'), 'utf8')) as unknown;
  await vscode.commands.executeCommand('openmetadata-sso.addConnection', connection);
}
