import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Tally } from '../support/tally';

/** One line of the file in which a suite says, while it runs, what came of it. The last says that it came to its end. */
export type OutcomeLine =
  | { readonly state: 'passed' | 'skipped'; readonly title: string }
  | { readonly state: 'failed'; readonly title: string; readonly error: string }
  | { readonly state: 'ended' };

/** Written at once, so that nothing is lost when the host crashes. */
export function writeOutcome(file: string, line: OutcomeLine): void {
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** All that was written; nothing if the suite did not get as far as its first test. */
export function readOutcome(file: string): readonly OutcomeLine[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as OutcomeLine);
}

/** Shows one line of an outcome on the console. */
export function printOutcome(line: OutcomeLine): void {
  if (line.state === 'passed') console.log(`  ✔ ${line.title}`);
  else if (line.state === 'skipped') console.log(`  - ${line.title} (skipped)`);
  else if (line.state === 'failed') console.log(`  ✘ ${line.title}\n${line.error.replace(/^/gm, '      ')}`);
}

export function tallyOf(lines: readonly OutcomeLine[]): Tally {
  const count = (state: OutcomeLine['state']) => lines.filter((line) => line.state === state).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
}
