// Prints what is said of every fixture to people who read German, as JSON. A process of its own: texts are made as modules load.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { speakGerman } from './german';

/** What is said of one finding in a fixture. */
export interface SaidOfFixture {
  readonly fixture: string;
  readonly texts: readonly string[];
}

speakGerman();
void print();

async function print(): Promise<void> {
  const { analyze } = await import('../../src/core/analyze');
  const { detectLens } = await import('../../src/core/formats/formats');
  const { fixturesFolder, fixturesOf, surroundingsOf } = await import('./fixtures');
  const { unmark } = await import('./marks');
  const saidOf = (code: string, file: string): readonly SaidOfFixture[] => {
    const { text } = unmark(readFileSync(join(fixturesFolder, code, file), 'utf8'));
    const lens = detectLens(file, text);
    if (lens === undefined) return [];
    return analyze(lens, text, surroundingsOf(code, file, lens, text)).findings.map(({ message, fixes, related }) => ({
      fixture: `${code}/${file}`,
      texts: [message, ...fixes.map(({ title }) => title), ...related.map((place) => place.message)],
    }));
  };
  const said = readdirSync(fixturesFolder).flatMap((code) => fixturesOf(code).flatMap((file) => saidOf(code, file)));
  process.stdout.write(JSON.stringify(said));
}
