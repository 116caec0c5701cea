import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingCodes } from '../../../src/core/codes';
import { liveCodes } from '../../../src/core/liveCodes';

const tests = join(import.meta.dirname, '../..');

/** The tests that look at a server, and the ones of the answers of an OpenMetadata that cannot be run here. */
const provoking = ['live/checks', 'auth0/checks', 'unit/core']
  .flatMap((folder) => readdirSync(join(tests, folder), { withFileTypes: true }).map((entry) => ({ folder, entry })))
  .filter(({ entry }) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'liveCodes.test.ts')
  .map(({ folder, entry }) => readFileSync(join(tests, folder, entry.name), 'utf8'));

describe('what live checks can find', () => {
  for (const code of Object.keys(liveCodes)) {
    it(`${code} can be silenced, and a test provokes it`, () => {
      assert.ok(findingCodes.some((each) => each.code === code));
      assert.ok(provoking.some((text) => text.includes(`'${code}'`)));
    });
  }
});
