import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { constants as system, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const running = new Set<ChildProcess>();
const temporary = new Set<string>();

/**
 * Starts a server as the leader of a process group of its own, so that stopping it stops its children too.
 * Whatever still runs when this process ends, by Ctrl-C or by a crash, is ended with it.
 */
export function startGroup(
  command: string,
  args: readonly string[],
  options: { readonly env: NodeJS.ProcessEnv; readonly output: number | 'ignore'; readonly cwd?: string },
): ChildProcess {
  const { output, ...rest } = options;
  const child = spawn(command, args, { ...rest, detached: true, stdio: ['ignore', output, output] });
  running.add(child);
  return child;
}

/** Asks the whole group to end, and insists after three seconds. */
export async function stopGroup(child: ChildProcess): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const end = Date.now() + 3000;
  while (isAlive(child) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  signalGroup(child, 'SIGKILL');
  running.delete(child);
}

/** A new directory, which goes when this process ends if nobody has removed it before. */
export function temporaryDirectory(purpose: string): string {
  const directory = mkdtempSync(join(tmpdir(), `openmetadata-sso-${purpose}-`));
  temporary.add(directory);
  return directory;
}

/** Sends a signal to every process of the group; false if none is left. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

const isAlive = (child: ChildProcess): boolean => signalGroup(child, 0);

// Only synchronous work is done once a process ends, hence the odd way to wait.
process.once('exit', () => {
  for (const child of running) signalGroup(child, 'SIGTERM');
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let tries = 0; tries < 150 && [...running].some(isAlive); tries++) Atomics.wait(clock, 0, 0, 20);
  for (const child of running) signalGroup(child, 'SIGKILL');
  for (const directory of temporary) rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => process.exit(128 + system.signals[signal]));
}

/** Runs a program to its end and returns what it printed. Rejects, with the end of its error output, if it fails. */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code === 0) return output.join('');
  throw new Error(`${[command, ...args].join(' ')} failed:\n${[...output, ...errors].join('').slice(-2000)}`);
}

/** The first of `names` that is a program on the PATH, with its full path. */
export function onPath(...names: readonly string[]): string | undefined {
  const directories = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => directories.map((directory) => join(directory, name))).find(isProgram);
}

/** Whether the file is there and may be run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A port on 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}
