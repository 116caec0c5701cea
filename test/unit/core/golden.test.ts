import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findingsNow, goldenFile, type Golden } from '../../support/golden';
import { sharedPath } from '../../support/shared';

describe('files of other people', () => {
  if (sharedPath('corpus') === undefined) return;

  it('have the findings that were looked at, and no others (npm run golden writes them anew)', () => {
    const golden = JSON.parse(readFileSync(goldenFile, 'utf8')) as Golden;
    const now = findingsNow();
    assert.ok(Object.keys(now).length > 50);
    assert.deepEqual(now, golden);
  });
});
