import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { leaks, type Canary, type Places } from '../support/canaries';
import type { OutcomeLine } from './outcome';

const fileBeside = (outcomeFile: string): string => join(dirname(outcomeFile), 'canaries.json');

/** What must be nowhere once the tests are over, and what must be in the browser's storage, so that it is known to be read. */
interface Sought {
  readonly canaries: readonly Canary[];
  readonly kept: Canary;
}

/** Called in VS Code, by each file of tests that has something to be searched for. */
export function searchLater({ canaries, kept }: Sought): void {
  const outcomeFile = process.env['OPENMETADATA_SSO_OUTCOME'];
  if (outcomeFile === undefined) throw new Error('The environment lacks OPENMETADATA_SSO_OUTCOME.');
  const file = fileBeside(outcomeFile);
  const others = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Sought).canaries : [];
  writeFileSync(file, JSON.stringify({ canaries: [...others, ...canaries], kept }));
}

/** Called when the tests are over: looks where no extension can look, and says what came of it. */
export async function searchAfterwards(outcomeFile: string, places: Places): Promise<readonly OutcomeLine[]> {
  const file = fileBeside(outcomeFile);
  if (!existsSync(file)) return [];
  const { canaries, kept } = JSON.parse(readFileSync(file, 'utf8')) as Sought;
  const found = await leaks(places, canaries);
  const isRead = (await leaks(places, [kept])).includes(`the ${kept.name} in the browser's storage`);
  const problems = [...found, ...(isRead ? [] : [`the ${kept.name} was to be in the browser's storage, and is not`])];
  const title = 'nothing of it is left on the screen, in the browser, on disk and in the log of the server';
  return [problems.length === 0 ? { state: 'passed', title } : { state: 'failed', title, error: problems.join('\n') }];
}
