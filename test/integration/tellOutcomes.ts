import type { OutcomeLine } from './outcome';

/**
 * Runs tests, and says of each what came of it. Rejects if one failed.
 * @param start starts Mocha, which calls back with the number of failures
 */
export async function tellOutcomes(
  start: (ended: (failures: number) => void) => Mocha.Runner,
  tell: (line: OutcomeLine) => void,
): Promise<void> {
  const failures = await new Promise<number>((resolve) => {
    const runner = start(resolve);
    runner.on('pass', (test) => {
      tell({ state: 'passed', title: test.fullTitle() });
    });
    runner.on('pending', (test) => {
      tell({ state: 'skipped', title: test.fullTitle() });
    });
    runner.on('fail', (test, error: Error) => {
      tell({ state: 'failed', title: test.fullTitle(), error: error.stack ?? error.message });
    });
  });
  tell({ state: 'ended' });
  if (failures > 0) throw new Error(`${failures.toString()} tests failed.`);
}
