import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { detectLens } from '../../src/core/formats/formats';
import type { Lens } from '../../src/core/formats/lens';
import { fixturesFolder, fixturesOf } from './fixtures';
import { unmark } from './marks';
import { sharedPath } from './shared';

/** A file that one of the formats takes for its own. */
export interface Configuration {
  /** The last part of its name. */
  readonly name: string;
  readonly text: string;
  readonly lens: Lens;
}

/** Every configuration that the tests have: the fixtures of the rules, and real files where they are. */
export const configurations = (): readonly Configuration[] => [...fixtures(), ...realFiles()];

const fixtures = (): readonly Configuration[] =>
  readdirSync(fixturesFolder).flatMap((code) =>
    fixturesOf(code).flatMap((file) => {
      const { text } = unmark(readFileSync(join(fixturesFolder, code, file), 'utf8'));
      return configuration(file.slice(file.indexOf('.') + 1), text);
    }),
  );

/** The configurations below a folder of ../shared/corpus, or of all of it. */
export function realFiles(...folder: readonly string[]): readonly Configuration[] {
  const corpus = sharedPath('corpus', ...folder);
  if (corpus === undefined) return [];
  return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => join(corpus, name))
    .filter((path) => statSync(path).isFile())
    .flatMap((path) => configuration(basename(path), readFileSync(path, 'utf8')));
}

function configuration(name: string, text: string): readonly Configuration[] {
  const lens = detectLens(name, text);
  return lens === undefined ? [] : [{ name, text, lens }];
}
