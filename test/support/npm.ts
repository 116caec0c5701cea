import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './processes';

const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];

/** Installs packages into a directory that is no package yet. No package's scripts run. */
export async function npmInstall(directory: string, ...packages: readonly string[]): Promise<void> {
  await writeFile(join(directory, 'package.json'), '{"private":true}');
  await npm(directory, ['install', ...quiet, ...packages]);
}

/** Installs what a directory's package.json asks for in production. `env` is added to the environment. */
export const npmInstallDependencies = (directory: string, env: NodeJS.ProcessEnv = {}): Promise<void> =>
  npm(directory, ['install', ...quiet, '--omit=dev'], env);

/** Runs a script of the package in `directory`, with arguments beside its own. */
export const npmScript = (directory: string, script: string, ...args: readonly string[]): Promise<void> =>
  npm(directory, ['run', '--silent', script, '--', ...args]);

async function npm(directory: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  // `npm` itself is a script that Windows cannot start without a shell; npm tells the scripts it runs where it is.
  const script = process.env['npm_execpath'];
  const [command, first] = script === undefined ? ['npm', []] : [process.execPath, [script]];
  await run(command, [...first, ...args], { cwd: directory, env: { ...process.env, ...env } });
}

/** Makes a package of the one in `directory`, with the scripts that belong to that, and puts it into another directory. */
export const npmPack = (directory: string, destination: string): Promise<void> =>
  npm(directory, ['pack', '--silent', '--pack-destination', destination]);
