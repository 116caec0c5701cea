// Plain Node without a dependency: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '..');

/**
 * Installs the npm packages unless those that package-lock.json names are there already.
 * @returns whether they are there now
 */
export function installPackages() {
  if (isInstalled()) return true;
  console.error('Installing npm packages …');
  // No package needs its scripts to run here, and some would download programs from elsewhere.
  // Development packages build everything, whatever NODE_ENV says.
  const { status } = npm(['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    // The standard output belongs to whoever asks for the packages: it may be a report.
    stdio: ['inherit', 2, 2],
  });
  if (status !== 0) {
    console.error('The npm packages could not be installed. See what npm says above, then run the command again.');
  }
  return status === 0;
}

function isInstalled() {
  const installed = join(projectRoot, 'node_modules/.package-lock.json');
  return (
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(projectRoot, 'package-lock.json')).mtimeMs
  );
}

function npm(args, options) {
  const [command, first] = npmCommand();
  return spawnSync(command, [...first, ...args], { cwd: projectRoot, ...options });
}

/**
 * npm is a script that Windows cannot start without a shell. npm tells the scripts it runs where it is; beside Node, Windows
 * has it always.
 */
export function npmCommand() {
  const besideNode = join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js');
  const script = process.env.npm_execpath ?? (process.platform === 'win32' ? besideNode : undefined);
  return script === undefined ? ['npm', []] : [process.execPath, [script]];
}

/** Calls back once, when this process is told to end or when whoever started it has gone: npm does not always pass signals on. */
export function onEnd(callback) {
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid === parent || end('SIGTERM'), 1000).unref();
  let ended = false;
  function end(signal) {
    clearInterval(watch);
    if (!ended) callback(signal);
    ended = true;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
}
