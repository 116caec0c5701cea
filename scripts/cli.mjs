#!/usr/bin/env node
// The command line in a clone, as hooks and pipelines start it: built with its first run. Plain Node, because it installs the
// packages first. What the command prints is all that reaches the standard output.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, npmCommand, projectRoot } from './setup.mjs';

const built = join(projectRoot, 'dist/cli/main.js');
if (!isNew()) {
  if (!installPackages()) process.exit(2);
  console.error('Building the command line …');
  const [npm, first] = npmCommand();
  const { status } = spawnSync(npm, [...first, 'run', '--silent', 'build'], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(2);
}
const { status } = spawnSync(process.execPath, [built, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 2);

/** Whether nothing of the source has changed since it was built: a clone may be at another commit by now. */
function isNew() {
  const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(join(projectRoot, 'src'), { recursive: true }).map((name) => join('src', name));
  return ['package-lock.json', ...sources].every((name) => time(join(projectRoot, name)) <= time(built));
}
