/** What came of a run of tests. `npm test` adds these up, so every run ends with this line and nothing after it. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** "12 passed, 0 failed", and how many were skipped if any were. */
export const tallyLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed.toString()} passed, ${failed.toString()} failed${skipped > 0 ? `, ${skipped.toString()} skipped` : ''}`;

/**
 * What a run of tests said at its end. One that broke off after its last test has failed, whatever it counted; so has one
 * that found no tests.
 */
export function readTally(output: string, succeeded: boolean): Tally {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\r?$/gm)].at(-1);
  const [passed = 0, failed = 0, skipped = 0] =
    last?.slice(1).map((count) => Number((count as string | undefined) ?? 0)) ?? [];
  const broken = failed === 0 && (!succeeded || passed === 0);
  return { passed, failed: broken ? 1 : failed, skipped };
}
