import { copyFile, mkdir, symlink } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { installOnce } from './cache';
import { npmInstall, npmInstallDependencies } from './npm';
import { run } from './processes';

/** A VS Code that tests run in, in the build that npm has: code-server 4.X.Y is VS Code 1.X.Y. */
export interface VSCodeRelease {
  readonly codeServer: string;
  /** The Node that this VS Code was made for. */
  readonly nodeMajor: string;
  /**
   * What the server has to be told before a page may bring an extension with tests. Later releases refuse without a
   * word of it, and show no notifications with it: so only suites inside the extension host ask for it.
   */
  readonly testDriver: readonly string[];
}

/** The oldest VS Code that package.json's `engines` admits, and the newest that can be had. */
export const vscodeReleases = {
  oldest: { codeServer: '4.100.3', nodeMajor: '20', testDriver: [] },
  newest: { codeServer: '4.139.1', nodeMajor: '24', testDriver: ['--enable-smoke-test-driver'] },
} satisfies Readonly<Record<string, VSCodeRelease>>;

/** VS Code's own number of a release. */
export const vscodeVersion = ({ codeServer }: VSCodeRelease): string => `1${codeServer.slice(1)}`;

/** The release that the environment variable VSCODE names; the oldest if it names none. */
export function chosenRelease(name = process.env['VSCODE'] ?? 'oldest'): VSCodeRelease {
  if (name === 'oldest' || name === 'newest') return vscodeReleases[name];
  throw new Error(`VSCODE is ${name}, but can be oldest or newest.`);
}

/** Installs a release if this machine has not got it yet. Returns its Node and the file that starts the server. */
export async function installVSCode(release: VSCodeRelease): Promise<{ readonly node: string; readonly main: string }> {
  const node = await nodeFor(release);
  const directory = await installOnce(`code-server-${release.codeServer}`, async (partial) => {
    console.log(`Fetching VS Code server ${vscodeVersion(release)} from npm …`);
    await npmInstall(partial, `code-server@${release.codeServer}`, '@vscode/ripgrep-universal@1', 'node-gyp@11');
    const modules = join(partial, 'node_modules');
    const vscode = join(modules, 'code-server/lib/vscode');
    await npmInstallDependencies(vscode, { PATH: [dirname(node), process.env['PATH']].join(delimiter) });
    // The workbench asks for files below node_modules.asar, which only the desktop build has.
    await symlink('node_modules', join(vscode, 'node_modules.asar'));
    await addRipgrep(modules, join(vscode, 'node_modules/@vscode/ripgrep'));
    await buildLogger(node, join(modules, 'node-gyp/bin/node-gyp.js'), join(vscode, 'node_modules/@vscode/spdlog'));
  });
  return { node, main: join(directory, 'node_modules/code-server/lib/vscode/out/server-main.js') };
}

/** This process's Node if it is of the release that this VS Code was made for, else one from npm. */
async function nodeFor({ nodeMajor }: VSCodeRelease): Promise<string> {
  if (process.versions.node.startsWith(`${nodeMajor}.`)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const directory = await installOnce(`${name}-${nodeMajor}`, (partial) => npmInstall(partial, `${name}@${nodeMajor}`));
  return join(directory, 'node_modules', name, 'bin/node');
}

/** Older releases find files with a ripgrep whose package would download the program; another package has it inside. */
async function addRipgrep(modules: string, target: string): Promise<void> {
  if (!existsSync(target)) return;
  const program = join(modules, '@vscode/ripgrep-universal/bin', `${process.platform}-${process.arch}`, 'rg');
  await mkdir(join(target, 'bin'), { recursive: true });
  await copyFile(program, join(target, 'bin/rg'));
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
