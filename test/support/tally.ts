/** What came of a run of tests. `npm test` adds these up, so every run ends with this line and nothing after it. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** "12 passed, 0 failed", and how many were skipped if any were. */
export const tallyLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed.toString()} passed, ${failed.toString()} failed${skipped > 0 ? `, ${skipped.toString()} skipped` : ''}`;
