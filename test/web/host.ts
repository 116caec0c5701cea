import 'mocha/mocha.js';
import { letPeopleAnswer } from '../integration/support/person';
import { watchStatus } from '../integration/support/status';
import { watchTrees } from '../integration/support/trees';
import { tellOutcomes } from '../integration/tellOutcomes';

/** Marks the lines of a console in which tests say what came of them. */
const mark: string = OUTCOME;
declare const OUTCOME: string;

/**
 * Runs tests inside the extension host of a browser. VS Code calls this.
 * @param files what defines the tests
 * @param notHere what a browser cannot do, by the full titles of the tests that are about it
 */
export async function runTests(files: readonly (() => Promise<unknown>)[], notHere: readonly string[]): Promise<void> {
  letPeopleAnswer();
  watchTrees();
  watchStatus();
  mocha.setup({
    ui: 'bdd',
    timeout: 30_000,
    forbidOnly: true,
    reporter: silent as unknown as Mocha.ReporterConstructor,
  });
  for (const load of files) await load();

  for (const title of notHere) leaveOut(mocha.suite, title);
  await tellOutcomes(
    (ended) => mocha.run(ended),
    (line) => {
      console.log(`${mark}${JSON.stringify(line)}`);
    },
  );
}

/** What is printed goes to a console that nobody reads; see `tellOutcomes`. */
function silent(): void {
  return undefined;
}

/** A title that no test has any more is a mistake: it would leave out nothing, and say that something is. */
function leaveOut(suite: Mocha.Suite, title: string): void {
  const found: Mocha.Test[] = [];
  suite.eachTest((test) => {
    if (test.fullTitle() !== title) return;
    test.pending = true;
    found.push(test);
  });
  if (found.length === 0) throw new Error(`No test is called ${title}.`);
}
