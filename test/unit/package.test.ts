import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { describe, it } from 'mocha';
import { rulePages } from '../../scripts/rulePages.mjs';

const root = join(import.meta.dirname, '../..');

/** What may be in the package: what runs, what is shown, what explains. */
const allowed = [
  /^(package(\.nls)?\.json|readme\.md|changelog\.md|LICENSE(\.txt)?)$/i,
  /^dist\/(chunks\/)?[\w-]+\.js$/,
  /^dist\/rulePages\.json\.br$/,
  /^media\/(icon\.png|openmetadata-sso\.svg)$/,
  /^sample\//,
];

describe('the package', () => {
  let files: readonly string[];

  before(async () => {
    files = await listFiles({ cwd: root, packageManager: PackageManager.None });
  });

  it('holds nothing but what runs, what is shown and what explains', () => {
    assert.ok(files.includes('package.json'));
    assert.deepEqual(
      files.filter((file) => !allowed.some((pattern) => pattern.test(file))),
      [],
    );
  });

  it('holds the page of every code', () => {
    const pages = Object.entries(rulePages());
    assert.deepEqual(pages.map(([code]) => `${code}.md`).sort(), readdirSync(join(root, 'docs/rules')).sort());
    for (const [code, page] of pages) assert.match(page, /^# \S/, code);
  });
});
