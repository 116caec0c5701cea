import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../test/support/cache';
import { startKeycloak, type KeycloakServer } from '../test/support/keycloakServer';
import { runMain } from '../test/support/main';
import { npmScript } from '../test/support/npm';
import { onPath, temporaryDirectory } from '../test/support/processes';
import { startVSCodeServer } from '../test/support/vscodeServer';
import { prepareLocalRealm } from './localRealm';
import type { SignIn } from '../src/provisioning/connections';

/** Everything that is started ends with this process: on Ctrl-C, or when the window of a desktop VS Code closes. */
async function main(): Promise<void> {
  console.log('Starting Keycloak …');
  const keycloak = await startKeycloak();
  const connection = await prepareLocalRealm(keycloak);
  console.log(`Keycloak is at ${keycloak.url}${howToAdminister(keycloak)}`);
  const directory = temporaryDirectory('start');
  const folder = join(directory, 'sample');
  cpSync(join(projectRoot, 'sample'), folder, { recursive: true });
  const helper = await readyConnectionExtension(directory, connection);

  console.log('Building the extension …');
  const code = hasDisplay() ? onPath('code', 'code.cmd') : undefined;
  if (code === undefined) await openInBrowser(folder, helper, directory);
  else await openOnDesktop(code, folder, helper, directory);
}

/** A Keycloak that was started here lives as long as this process, so its password is nobody's secret. */
const howToAdminister = ({ adminUser, adminPassword }: KeycloakServer): string =>
  process.env['KEYCLOAK_URL'] === undefined ? ` (administrator ${adminUser}, password ${adminPassword})` : '';

/** A helper extension that knows this connection. It is in no package and goes when this process ends. */
async function readyConnectionExtension(directory: string, connection: SignIn): Promise<string> {
  const source = join(projectRoot, 'test/support/ready-connection');
  const extension = join(directory, 'ready-connection');
  await build({
    entryPoints: [join(source, 'extension.ts')],
    outdir: extension,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  cpSync(join(source, 'package.json'), join(extension, 'package.json'));
  writeFileSync(join(extension, 'connection.json'), JSON.stringify(connection), { mode: 0o600 });
  return extension;
}

async function openOnDesktop(code: string, folder: string, helper: string, directory: string): Promise<void> {
  await npmScript(projectRoot, 'build');
  const args = [
    ...['--wait', '--new-window', '--disable-workspace-trust'],
    // Directories of its own: the connection and its secret do not mix with the user's.
    ...['--user-data-dir', join(directory, 'user-data'), '--extensions-dir', join(directory, 'extensions')],
    ...[`--extensionDevelopmentPath=${projectRoot}`, `--extensionDevelopmentPath=${helper}`],
    folder,
  ];
  console.log('VS Code opens. Close its window or press Ctrl-C to stop.');
  const [status] = (await once(
    spawn(code, args, { stdio: 'inherit', shell: process.platform === 'win32' }),
    'exit',
  )) as [number | null];
  process.exit(status ?? 1);
}

async function openInBrowser(folder: string, helper: string, directory: string): Promise<void> {
  const vsix = join(directory, 'openmetadata-sso.vsix');
  await npmScript(projectRoot, 'package', '--out', vsix);
  const server = await startVSCodeServer({ extensions: [vsix] });
  const url = server.workbenchUrl(folder, { extensions: [helper] });
  console.log(`\nVS Code with the sample is at\n\n  ${url}\n\nPress Ctrl-C to stop.`);
  showInBrowser(url);
  await server.ended;
  throw new Error('The VS Code server has ended by itself.');
}

/** Opens the default browser where there is a screen. Where that fails, the printed address remains. */
function showInBrowser(url: string): void {
  const opener = { darwin: 'open', win32: 'explorer', linux: onPath('xdg-open') }[process.platform as string];
  if (opener !== undefined && hasDisplay())
    spawn(opener, [url], { stdio: 'ignore', detached: true })
      .on('error', () => undefined)
      .unref();
}

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined;

runMain(main);
