import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lens, NearbyFile, Surroundings } from '../../src/core/formats/lens';
import { surroundingsFor } from '../../src/core/nearby';

/** The folder of fixtures, one folder a code. */
export const fixturesFolder = join(import.meta.dirname, '../fixtures');

/** What a `near.<name>` of a fixture's folder is called by files beside it. */
const nearby = (code: string): readonly NearbyFile[] =>
  readdirSync(join(fixturesFolder, code))
    .filter(isNearby)
    .sort()
    .map((file) => ({ path: nameOf(file), text: readFileSync(join(fixturesFolder, code, file), 'utf8') }));

/** The fixtures of a code, without the files that lie near them. */
export const fixturesOf = (code: string): readonly string[] =>
  readdirSync(join(fixturesFolder, code))
    .filter((file) => !isNearby(file))
    .sort();

/** What is around a fixture: `bad..env` is the `.env` beside the files that are called `near.<name>`. */
export const surroundingsOf = (code: string, file: string, lens: Lens, text: string): Surroundings =>
  surroundingsFor({ name: nameOf(file), lens, text }, nearby(code));

const isNearby = (file: string): boolean => file.startsWith('near.');

const nameOf = (file: string): string => file.slice(file.indexOf('.') + 1);
