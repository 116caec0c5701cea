/** One row of the table: what ours takes, what another tool takes for the same (yaml-language-server mostly), and what we want to reach. */
export interface Measure {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | 'times' | 'requests';
  readonly ours: number;
  /** Of yaml-language-server, in the same run on the same file. */
  readonly theirs?: number;
  /** Whose that is, if not yaml-language-server's. */
  readonly peer?: string;
  readonly wanted?: { readonly atMost?: number; readonly atMostOfTheirs?: number };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How long something takes, in milliseconds, and what came of it. */
export async function timed<T>(action: () => T | Promise<T>): Promise<{ readonly time: number; readonly result: T }> {
  const start = performance.now();
  const result = await action();
  return { time: performance.now() - start, result };
}

/** A time of what did not do its work is worth nothing: the bench breaks off. */
export function expect(condition: boolean, what: string): void {
  if (!condition) throw new Error(`Not measured as meant: ${what}.`);
}
