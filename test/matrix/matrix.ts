// Runs the live tests against every supported Keycloak, one after the other, and prints what came of it as a Markdown
// table. Arguments are releases, for a run with fewer of them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../support/cache';
import { keycloakHome, startOwnKeycloak, usualRelease, type KeycloakServer } from '../support/keycloakServer';
import { runMain } from '../support/main';
import { readTally, tallyLine, type Tally } from '../support/tally';

const releases = [usualRelease, '26.4.0', '26.0.8', '25.0.6', '24.0.5', '22.0.5', '21.1.2'];

/** A release, and what its tests came to. */
interface Row extends Tally {
  readonly release: string;
  /** Seconds from the start of the process to the first answer, with the database there already. */
  readonly start: number;
  /** Seconds that the tests took. */
  readonly tests: number;
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2);
  const rows: Row[] = [];
  for (const release of asked.length === 0 ? releases : asked) {
    console.log(`\n=== Keycloak ${release}`);
    rows.push(await rowOf(release));
  }
  console.log(`\n${tableOf(rows)}\n`);
  const total = (count: (row: Row) => number): number => rows.reduce((sum, row) => sum + count(row), 0);
  const sums = { passed: total((row) => row.passed), failed: total((row) => row.failed) };
  console.log(tallyLine({ ...sums, skipped: total((row) => row.skipped) }));
  process.exitCode = sums.failed > 0 ? 1 : 0;
}

async function rowOf(release: string): Promise<Row> {
  // Downloads and prepares, which is not what a start takes.
  await keycloakHome(release);
  const beforeStart = performance.now();
  const server = await startOwnKeycloak({ release });
  const start = secondsSince(beforeStart);
  try {
    const beforeTests = performance.now();
    const tally = await liveTests(server);
    return { release, start, tests: secondsSince(beforeTests), ...tally };
  } finally {
    await server.stop();
  }
}

const secondsSince = (start: number): number => Math.round((performance.now() - start) / 1000);

/**
 * The live tests in a process of their own, with a server that is lent to them; shows what they print. Without those that
 * inject faults, which are about us and not about a release.
 */
async function liveTests({ url, adminUser, adminPassword }: KeycloakServer): Promise<Tally> {
  const mocha = join(projectRoot, 'node_modules/mocha/bin/mocha.js');
  const child = spawn(process.execPath, [mocha, 'test/live/**/*.test.ts', '--ignore', 'test/live/faults/**'], {
    cwd: projectRoot,
    env: {
      ...process.env,
      KEYCLOAK_URL: url,
      KEYCLOAK_ADMIN: adminUser,
      KEYCLOAK_ADMIN_PASSWORD: adminPassword,
      KEYCLOAK_THROWN_AWAY: 'yes',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return readTally(output, code === 0);
}

function tableOf(rows: readonly Row[]): string {
  const head = ['Keycloak', 'start', 'tests take', 'passed', 'failed', 'skipped'];
  const lines = rows.map(({ release, start, tests, passed, failed, skipped }) => [
    release,
    `${start.toString()} s`,
    `${tests.toString()} s`,
    ...[passed, failed, skipped].map(String),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

runMain(main);
