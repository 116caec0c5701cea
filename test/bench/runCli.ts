import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../support/cache';
import { npmScript } from '../support/npm';

const program = join(projectRoot, 'dist/cli/main.js');

/** The bundle as it ships. One that is there already may be taken where time is short. */
export async function build({ anew }: { readonly anew: boolean }): Promise<void> {
  if (anew || !existsSync(program)) await npmScript(projectRoot, 'build');
}

/** Runs the built command line in a process of its own. */
export async function runCli(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}
