import * as vscode from 'vscode';
import type { KeysConfigured } from '../../../core/tokenKeys';
import { type JwtKeyPair, keySecret, keySecretManifest, type KeyTransport } from '../../../provisioning/jwtKeys';
import type { Action } from '../../platform/notify';
import { nameOf } from '../../workspace/documents';
import type { CommandServices } from '../command';
import type { Asked } from '../files/configurationAsked';
import { showPage } from '../plan/showPage';
import { ignoreInGit, type KeyFiles, writePrivateFile } from './keyFiles';
import { pathOf, sourceOf } from './keyPaths';
import { createKeySecretCommand, keysPage } from './keysPage';
import { t } from '../../../l10n/l10n';

/** A key pair that has been written, and named by a configuration. */
export interface KeysWritten {
  readonly pair: JwtKeyPair;
  readonly files: KeyFiles;
  readonly serverFolder: string;
  readonly transport: KeyTransport;
  readonly configured: KeysConfigured;
}

/** One message, and beside the file a page with what is left to do. Neither holds a key. */
export async function tellKeys(services: CommandServices, asked: Asked, written: KeysWritten): Promise<void> {
  const { pair, files, serverFolder, transport, configured } = written;
  const inKubernetes = transport === 'kubernetes-secret';
  const source = sourceOf(transport, asked.uri, files.folder);
  const page = keysPage({
    file: asked.name,
    keyId: pair.keyId,
    folder: pathOf(files.folder),
    serverFolder,
    transport,
    ...(inKubernetes ? { secret: keySecret } : {}),
    ...(inKubernetes || source === undefined ? {} : { source }),
    ...(configured.notMounted === undefined ? {} : { notMounted: configured.notMounted }),
    overridden: configured.overridden,
    isPrivate: files.isPrivate,
  });
  await showPage(services, t`JWT Key Pair.md`, page, vscode.ViewColumn.Beside);
  const tracked = (await services.gitTracks(files.privateKey)) === true;
  const message = [
    t`${asked.name} names a key pair of your own, in ${nameOf(files.folder)}. With it, tokens of bots have to be renewed: the page says how.`,
    ...(tracked ? [t`Git does not ignore ${nameOf(files.folder)}, so the private key would be committed.`] : []),
  ];
  services.notify(
    tracked ? 'warning' : 'info',
    message.join(' '),
    ...(tracked ? [ignoring(services, files)] : []),
    ...(inKubernetes ? secretActions(services, written) : []),
  );
}

const ignoring = ({ notify }: CommandServices, { folder }: KeyFiles): Action => ({
  title: t`Ignore in Git`,
  run: async () => {
    await ignoreInGit(folder);
    notify('info', t`Git ignores everything in ${nameOf(folder)} now.`);
  },
});

function secretActions({ notify }: CommandServices, { files, pair }: KeysWritten): readonly Action[] {
  return [
    {
      title: t`Copy kubectl Command`,
      run: async () => {
        await vscode.env.clipboard.writeText(createKeySecretCommand(keySecret, pathOf(files.folder)));
        notify('info', t`The command that creates Secret ${keySecret} is on the clipboard. It names the key files.`);
      },
    },
    {
      title: t`Write Manifest`,
      run: async () => {
        // To a file of its own mode, never to an editor: VS Code keeps unsaved texts where it likes.
        const uri = vscode.Uri.joinPath(files.folder, `${keySecret}.yaml`);
        const manifest = new TextEncoder().encode(keySecretManifest(keySecret, pair));
        await writePrivateFile(uri, manifest, { replace: true });
        notify('info', t`The manifest of Secret ${keySecret} is in ${pathOf(uri)}, beside the keys that it holds.`);
      },
    },
  ];
}
