// `npm test`: everything there is, from a clone with nothing but Node. Plain Node, because it installs the packages first.
import { spawn } from 'node:child_process';
import { installPackages, npmCommand, onEnd, projectRoot } from './setup.mjs';

/** Scripts of package.json, with their arguments. */
const steps = [
  ['package'],
  ['test:package'],
  ['typecheck'],
  ['lint'],
  ['format:check'],
  ['test:unit'],
  ['test:integration'],
  ['test:web'],
  ['test:substitution'],
  ['test:live'],
  ['test:auth0'],
  ['test:ui'],
  // Reports only: it fails if something breaks, never for being slow.
  ['bench', '--', '--short'],
];

/** Runs a script of package.json, shows what it prints, and counts the tests in it; a script without tests counts as one. */
async function runScript(name, ...args) {
  const [command, first] = npmCommand();
  const child = spawn(command, [...first, 'run', '--silent', name, ...args], {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
    // A group of its own, so that stopping `npm test` stops everything that a script has started.
    detached: process.platform !== 'win32',
  });
  running = child;
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text;
    process.stdout.write(text);
  });
  child.once('error', (error) => console.error(String(error)));
  const code = await new Promise((resolve) => child.once('close', resolve));
  running = undefined;
  return tally(output, code === 0);
}

/** The last line "N passed, N failed[, N skipped]" that a run of tests printed; see test/support/tally.ts. */
function tally(output, succeeded) {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\r?$/gm)].at(-1);
  if (last === undefined) return { passed: Number(succeeded), failed: Number(!succeeded), skipped: 0 };
  const [passed, failed, skipped] = last.slice(1).map((count) => Number(count ?? 0));
  // A run that broke off after its last test has failed, whatever it counted; so has one that found no tests.
  const broken = failed === 0 && (!succeeded || passed === 0);
  return { passed, failed: broken ? 1 : failed, skipped };
}

let running;
onEnd((signal) => {
  if (running !== undefined && process.platform !== 'win32') process.kill(-running.pid, signal);
  process.exit(1);
});

if (!installPackages()) process.exit(1);
const results = [];
for (const [name, ...args] of steps) {
  console.log(`\n=== ${name}`);
  const start = Date.now();
  const result = await runScript(name, ...args);
  results.push({ name, seconds: Math.round((Date.now() - start) / 1000), ...result });
}

console.log();
console.table(results);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const skipped = sum('skipped');
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(sum('failed') > 0 ? 1 : 0);
