import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Metafile } from 'esbuild';
import { bundledPackages, thirdPartyNotices } from '../../scripts/notices.mjs';

/** What esbuild tells of a bundle of these files; those of no bytes are only looked at. */
const bundleOf = (bytes: Readonly<Record<string, number>>): Metafile => ({
  inputs: {},
  outputs: {
    'out.js': {
      bytes: 0,
      imports: [],
      exports: [],
      inputs: Object.fromEntries(Object.entries(bytes).map(([path, bytesInOutput]) => [path, { bytesInOutput }])),
    },
  },
});

describe('notices of other people’s licences', () => {
  it('are of packages of which something is in a bundle', () => {
    const metafile = bundleOf({
      'src/extension.ts': 10,
      'node_modules/yaml/browser/index.js': 5,
      'node_modules/@keycloak/keycloak-admin-client/lib/index.js': 5,
      'node_modules/ajv/dist/ajv.js': 0,
    });
    assert.deepEqual(bundledPackages([metafile]), [
      'node_modules/@keycloak/keycloak-admin-client',
      'node_modules/yaml',
    ]);
  });

  it('say each text once, and whose it is each time', () => {
    const text = thirdPartyNotices([
      bundleOf({ 'node_modules/auth0/a.js': 1, 'node_modules/ignore/index.js': 1, 'node_modules/tinyglobby/a.js': 1 }),
    ]);
    for (const name of ['auth0', 'ignore', 'tinyglobby'])
      assert.match(text, new RegExp(`^${name} \\d.* \\(MIT\\)$`, 'm'));
    assert.equal(text.split('Permission is hereby granted').length, 2);
    assert.ok((text.match(/^Copyright \(c\) /gm) ?? []).length >= 3);
  });

  it('refer to our own licence where a package has the same', () => {
    const text = thirdPartyNotices([bundleOf({ 'node_modules/@keycloak/keycloak-admin-client/lib/index.js': 1 })]);
    assert.match(text, /in the file LICENSE/);
    assert.doesNotMatch(text, /TERMS AND CONDITIONS/);
  });

  it('stop the build for a licence that nobody has agreed to', () => {
    // Of a package that only builds use, and under a licence of its own.
    assert.throws(() => thirdPartyNotices([bundleOf({ 'node_modules/argparse/index.js': 1 })]), /is under Python-2\.0/);
  });
});
