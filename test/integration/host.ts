import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { writeOutcome, type OutcomeLine } from './outcome';
import { letPeopleAnswer } from './support/person';
import { watchTrees } from './support/trees';

/**
 * Runs one suite inside VS Code's extension host. VS Code calls this, and takes a rejection for failed tests; from
 * outside a host that crashes looks like success, which is why every outcome is written to a file too.
 */
export async function run(): Promise<void> {
  letPeopleAnswer();
  watchTrees();
  const directory = join(__dirname, required('OPENMETADATA_SSO_SUITE'));
  const write = (line: OutcomeLine) => {
    writeOutcome(required('OPENMETADATA_SSO_OUTCOME'), line);
  };
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, forbidOnly: true, color: false });
  for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.test.js')) mocha.addFile(join(directory, name));
  }
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => {
      write({ state: 'passed', title: test.fullTitle() });
    });
    runner.on('pending', (test) => {
      write({ state: 'skipped', title: test.fullTitle() });
    });
    runner.on('fail', (test, error: Error) => {
      write({ state: 'failed', title: test.fullTitle(), error: error.stack ?? error.message });
    });
  });
  write({ state: 'ended' });
  if (failures > 0) throw new Error(`${failures.toString()} tests failed.`);
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`The environment lacks ${name}: start the tests by test/integration/run.ts.`);
  return value;
}
