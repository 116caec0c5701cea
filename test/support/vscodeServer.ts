import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePort, run, startGroup, stopGroup, temporaryDirectory } from './processes';
import { chosenRelease, installVSCode } from './vscodeRelease';
import { waitUntil } from './wait';

export interface ServerOptions {
  /** Packaged extensions to install before the start. */
  readonly extensions?: readonly string[];
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Opens folders as if the user did not trust them. Everything is trusted otherwise. */
  readonly restricted?: true;
  /** Tests run inside its extension host. Notifications may be out of sight then. */
  readonly testsInside?: true;
  /**
   * What VS Code speaks to its extensions: "de". Its own words stay English, so what an extension says is all that is
   * translated on the screen.
   */
  readonly language?: string;
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
  /** The address of a workbench on a folder (a path, or a URI of another scheme), with an extension under development and its tests. */
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
  'extensions.ignoreRecommendations': true,
  'files.simpleDialog.enable': true,
  'git.enabled': false,
  // Later releases open a chat beside the editor, over what the tests look at.
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** Installs VS Code if this machine has not got it yet, and starts it on a free port. */
export async function startVSCodeServer(options: ServerOptions = {}): Promise<VSCodeServer> {
  const release = chosenRelease();
  const { node, main } = await installVSCode(release);
  const home = temporaryDirectory('vscode');
  const directories = { userData: join(home, 'user-data'), extensions: join(home, 'extensions') };
  const settingsFile = join(directories.userData, 'User', 'settings.json');
  await mkdir(dirname(settingsFile), { recursive: true });
  await mkdir(directories.extensions);
  if (options.language !== undefined) await addLanguage(options.language, directories.userData);
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
    ...(options.language === undefined ? [] : ['--locale', options.language]),
    ...(options.restricted ? [] : ['--disable-workspace-trust']),
    ...(options.testsInside ? release.testDriver : []),
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
      return `${url}/?${new URLSearchParams({ tkn: token, folder: /^[\w-]{2,}:\//.test(folder) ? folder : resolve(folder), payload: JSON.stringify(payload) }).toString()}`;
    },
    stop: async () => {
      await stopGroup(server);
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** What VS Code notes once somebody has installed a language pack: here one without a text in it. */
async function addLanguage(language: string, userData: string): Promise<void> {
  const texts = join(userData, `texts.${language}.json`);
  await writeFile(texts, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: 'none',
    label: language,
    extensions: [{ extensionIdentifier: { id: `nobody.${language}` }, version: '1.0.0' }],
    translations: { vscode: texts },
  };
  await writeFile(join(userData, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
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
