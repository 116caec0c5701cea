import Mocha from 'mocha';
import { writeOutcome } from './outcome';
import { letPeopleAnswer } from './support/person';
import { watchStatus } from './support/status';
import { watchTrees } from './support/trees';
import { tellOutcomes } from './tellOutcomes';

type Suites = Readonly<Record<string, readonly (() => Promise<unknown>)[]>>;

/**
 * Runs one suite inside VS Code's extension host. VS Code calls this, and takes a rejection for failed tests; from
 * outside a host that crashes looks like success, which is why every outcome is written to a file too.
 */
export async function runSuite(suites: Suites): Promise<void> {
  letPeopleAnswer();
  watchTrees();
  watchStatus();
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, forbidOnly: true, color: false });
  // What `mocha.loadFiles` does around each file: this defines `describe` and `it`.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of suites[required('OPENMETADATA_SSO_SUITE')] ?? []) await load();

  await tellOutcomes(
    (ended) => mocha.run(ended),
    (line) => {
      writeOutcome(required('OPENMETADATA_SSO_OUTCOME'), line);
    },
  );
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`The environment lacks ${name}: start the tests by test/integration/run.ts.`);
  return value;
}
