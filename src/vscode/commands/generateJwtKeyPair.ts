import * as vscode from 'vscode';
import {
  type JwtKeyPair,
  keyTransport,
  newJwtKeyPair,
  privateKeyFile,
  publicKeyFile,
} from '../../provisioning/jwtKeys';
import type { Log } from '../platform/log';
import { applyToDocument } from '../workspace/edits';
import type { Command, CommandServices } from './command';
import { type Asked, configurationAsked } from './files/configurationAsked';
import { askKeyFolder, type KeyFolder } from './jwtKeys/askKeyFolder';
import { askServerFolder } from './jwtKeys/askServerFolder';
import { writeKeyFiles } from './jwtKeys/keyFiles';
import { pathOf, sourceOf } from './jwtKeys/keyPaths';
import { tellKeys } from './jwtKeys/tellKeys';
import { t } from '../../l10n/l10n';

/**
 * Makes a key pair for OpenMetadata's own tokens, writes it where the user says, and has a configuration name it: (uri),
 * or else that of the active editor.
 */
export const generateJwtKeyPair: Command = {
  id: 'openmetadata-sso.generateJwtKeyPair',
  async run(services, argument) {
    const asked = await configurationAsked(services, argument);
    if (asked === undefined) return;
    const folder = await askKeyFolder(services.prompts, asked.uri);
    if (folder === undefined) return;
    const serverFolder = await askServerFolder(services.prompts, asked, folder);
    if (serverFolder !== undefined) await generate(services, asked, folder, serverFolder);
  },
};

/** What the file would be is known before a key is written, so that a file which cannot name keys leaves none behind. */
async function generate(
  services: CommandServices,
  asked: Asked,
  folder: KeyFolder,
  serverFolder: string,
): Promise<void> {
  const { notify, log } = services;
  const pair = await newJwtKeyPair();
  keepSecret(log, pair);
  const document = await vscode.workspace.openTextDocument(asked.uri);
  const transport = keyTransport(asked.view);
  const source = sourceOf(transport, asked.uri, folder.uri);
  const names = { folder: serverFolder, privateKey: privateKeyFile, publicKey: publicKeyFile };
  const wanted = { keyId: pair.keyId, ...names, ...(source === undefined ? {} : { source }) };
  const { configureKeys } = await services.core();
  const configured = configureKeys(asked.lens, document.getText(), wanted, asked.surroundings);
  if (!configured.ok) {
    notify('error', t`No keys were made, because ${asked.name} cannot name them. ${configured.error.message}`);
    return;
  }
  const files = await writeKeyFiles(folder.uri, pair, { replace: folder.replace });
  if (!files.ok) {
    notify('error', t`${asked.name} was not changed. ${files.error}`);
    return;
  }
  if (!(await applyToDocument(document, configured.value.edits))) {
    notify('error', t`The keys are in ${pathOf(folder.uri)}, but ${asked.name} cannot be changed to name them.`);
    return;
  }
  await vscode.window.showTextDocument(document, { preview: false });
  await tellKeys(services, asked, { pair, files: files.value, serverFolder, transport, configured: configured.value });
}

function keepSecret(log: Log, { privateKey }: JwtKeyPair): void {
  for (const encoding of ['base64', 'base64url', 'hex'] as const) {
    log.addSecret(Buffer.from(privateKey).toString(encoding));
  }
}
