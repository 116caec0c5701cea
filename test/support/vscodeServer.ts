import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installOnce } from './cache';
import { npmInstall, npmInstallDependencies } from './npm';
import { freePort, run, startGroup, stopGroup, temporaryDirectory } from './processes';
import { waitUntil } from './wait';

/** The oldest VS Code that package.json's `engines` admits, in the build that npm has: code-server 4.X.Y is VS Code 1.X.Y. */
const codeServerVersion = '4.100.3';
const nodeMajor = '20';

export interface ServerOptions {
  /** Packaged extensions to install before the start. */
  readonly extensions?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Opens folders as if the user did not trust them. Everything is trusted otherwise. */
  readonly restricted?: true;
  /** Added to the environment of the server, and so of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A VS Code server on 127.0.0.1 with a home directory of its own, which goes when it stops. */
export interface VSCodeServer {
  readonly url: string;
  /** Holds everything the server writes: user data, settings, extensions, logs. */
  readonly home: string;
  readonly settingsFile: string;
  readonly logFile: string;
  /** Resolves when the server ends, for whatever reason. */
  readonly ended: Promise<void>;
  /** The address of a workbench on a folder, with an extension under development and its tests. */
  workbenchUrl(
    folder: string,
    development?: { readonly extensions: readonly string[]; readonly tests?: string },
  ): string;
  stop(): Promise<void>;
}

const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.simpleDialog.enable': true,
  'git.enabled': false,
};

/** Installs VS Code if this machine has not got it yet, and starts it on a free port. */
export async function startVSCodeServer(options: ServerOptions = {}): Promise<VSCodeServer> {
  const { node, main } = await installVSCodeServer();
  const home = temporaryDirectory('vscode');
  const directories = { userData: join(home, 'user-data'), extensions: join(home, 'extensions') };
  const settingsFile = join(directories.userData, 'User', 'settings.json');
  await mkdir(dirname(settingsFile), { recursive: true });
  await mkdir(directories.extensions);
  const trust = options.restricted ? { 'security.workspace.trust.startupPrompt': 'never' } : {};
  await writeFile(settingsFile, JSON.stringify({ ...quietSettings, ...trust, ...options.settings }, undefined, 2));

  const env = { ...environmentOfNoOtherEditor(), HOME: home, EXTENSIONS_GALLERY: '{"serviceUrl":""}', ...options.env };
  const args = [
    ...[main, '--accept-server-license-terms', '--disable-telemetry'],
    ...['--user-data-dir', directories.userData, '--extensions-dir', directories.extensions],
    ...['--server-data-dir', join(home, 'server-data')],
  ];
  for (const vsix of options.extensions ?? []) {
    await run(node, [...args, '--install-extension', resolve(vsix), '--force'], { env });
  }

  const port = await freePort();
  const address = `127.0.0.1:${port.toString()}`;
  const logFile = join(home, 'server.log');
  const log = await open(logFile, 'a');
  // Without it every page in every browser of this machine could talk to the server.
  const token = randomUUID();
  const flags = [
    '--host',
    '127.0.0.1',
    '--port',
    port.toString(),
    '--connection-token',
    token,
    ...(options.restricted ? [] : ['--disable-workspace-trust']),
  ];
  const preload = ['--import', pathToFileURL(join(import.meta.dirname, 'secretKey.mjs')).href];
  const server = startGroup(node, [...preload, ...args, ...flags], { env, output: log.fd });
  await log.close();
  const ended = new Promise<void>((settle) =>
    server.once('exit', () => {
      settle();
    }),
  );
  const url = `http://${address}`;
  await waitUntil('VS Code answers', () => answers(`${url}/version`, server.exitCode), { seconds: 60 }).catch(
    async (error: unknown) => {
      await stopGroup(server);
      throw new Error(`VS Code did not start:\n${await readFile(logFile, 'utf8')}`, { cause: error });
    },
  );

  return {
    url,
    home,
    settingsFile,
    logFile,
    ended,
    workbenchUrl: (folder, development) => {
      const remote = (path: string) => `vscode-remote://${address}${resolve(path)}`;
      const payload = [
        ['skipWelcome', 'true'],
        ['skipReleaseNotes', 'true'],
        ...(development?.extensions ?? []).map((path) => ['extensionDevelopmentPath', remote(path)]),
        ...(development?.tests === undefined ? [] : [['extensionTestsPath', remote(development.tests)]]),
      ];
      return `${url}/?${new URLSearchParams({ tkn: token, folder: resolve(folder), payload: JSON.stringify(payload) }).toString()}`;
    },
    stop: async () => {
      await stopGroup(server);
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function answers(url: string, exitCode: number | null): Promise<boolean> {
  if (exitCode !== null) throw new Error(`The server ended with code ${exitCode.toString()}.`);
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** Tests may be started from a terminal inside VS Code, whose variables would lead the server astray. */
function environmentOfNoOtherEditor(): NodeJS.ProcessEnv {
  const foreign = /^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

async function installVSCodeServer(): Promise<{ readonly node: string; readonly main: string }> {
  const node = await nodeForServer();
  const directory = await installOnce(`code-server-${codeServerVersion}`, async (partial) => {
    console.log(`Fetching VS Code server 1${codeServerVersion.slice(1)} from npm …`);
    await npmInstall(partial, `code-server@${codeServerVersion}`, '@vscode/ripgrep-universal@1', 'node-gyp@11');
    const modules = join(partial, 'node_modules');
    const vscode = join(modules, 'code-server/lib/vscode');
    await npmInstallDependencies(vscode, { PATH: [dirname(node), process.env['PATH']].join(delimiter) });
    // The workbench asks for files below node_modules.asar, which only the desktop build has.
    await symlink('node_modules', join(vscode, 'node_modules.asar'));
    await addRipgrep(modules, join(vscode, 'node_modules/@vscode/ripgrep/bin'));
    await buildLogger(node, join(modules, 'node-gyp/bin/node-gyp.js'), join(vscode, 'node_modules/@vscode/spdlog'));
  });
  return { node, main: join(directory, 'node_modules/code-server/lib/vscode/out/server-main.js') };
}

/** This process's Node if it is of the release that this VS Code was made for, else one from npm. */
async function nodeForServer(): Promise<string> {
  if (process.versions.node.startsWith(`${nodeMajor}.`)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const directory = await installOnce(`${name}-${nodeMajor}`, (partial) => npmInstall(partial, `${name}@${nodeMajor}`));
  return join(directory, 'node_modules', name, 'bin/node');
}

/** VS Code finds files with ripgrep, whose own package would download the program; another package has it inside. */
async function addRipgrep(modules: string, target: string): Promise<void> {
  const program = join(modules, '@vscode/ripgrep-universal/bin', `${process.platform}-${process.arch}`, 'rg');
  await mkdir(target, { recursive: true });
  await copyFile(program, join(target, 'rg'));
}

/** Builds the native module without which VS Code writes no log files. */
async function buildLogger(node: string, gyp: string, module: string): Promise<void> {
  const home = dirname(dirname(node));
  const headers = existsSync(join(home, 'include/node/node.h')) ? [`--nodedir=${home}`] : [];
  try {
    await run(node, [gyp, 'rebuild', ...headers], { cwd: module });
  } catch {
    console.log(
      'There is no C++ compiler and Python here: VS Code will write no log files, and tests cannot search them.',
    );
  }
}
