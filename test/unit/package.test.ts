import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { rulePages } from '../../scripts/rulePages.mjs';

const root = join(import.meta.dirname, '../..');

describe('the package', () => {
  it('holds the page of every code', () => {
    const pages = Object.entries(rulePages());
    assert.deepEqual(pages.map(([code]) => `${code}.md`).sort(), readdirSync(join(root, 'docs/rules')).sort());
    for (const [code, page] of pages) assert.match(page, /^# \S/, code);
  });
});
