import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixturesFolder, fixturesOf } from './fixtures';
import { unmark } from './marks';
import { sharedPath } from './shared';
import { wrappedFixtures } from './wrappedFixtures';

/** A file that a lens may take, by its name and content. */
export interface SampleFile {
  readonly name: string;
  readonly text: string;
}

/** Every fixture, and what it looks like inside the other formats. */
export function fixtureFiles(): readonly SampleFile[] {
  return readdirSync(fixturesFolder).flatMap((code) =>
    fixturesOf(code).flatMap((file) => {
      const marked = readFileSync(join(fixturesFolder, code, file), 'utf8');
      const wrapped = wrappedFixtures(file, marked).map(({ name, marked: inside }) => ({ name, marked: inside }));
      return [{ name: file, marked }, ...wrapped].map((each) => ({ name: each.name, text: unmark(each.marked).text }));
    }),
  );
}

/** Real files of OpenMetadata, its documentation and the people who deploy it; none where they are not at hand. */
export function realFiles(...folders: readonly string[]): readonly SampleFile[] {
  const corpus = sharedPath('corpus');
  if (corpus === undefined) return [];
  const chosen = readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && (folders.length === 0 || folders.includes(entry.name)))
    .map(({ name }) => name)
    .sort();
  return chosen.flatMap((folder) =>
    readdirSync(join(corpus, folder))
      .sort()
      .map((name) => ({ name, text: readFileSync(join(corpus, folder, name), 'utf8') })),
  );
}
