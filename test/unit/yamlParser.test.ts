import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { yamlParser } from '../../scripts/yamlParser.mjs';
import type * as language from '../../src/core/language';
import { temporaryDirectory } from '../support/processes';

const root = join(import.meta.dirname, '../..');
const fixtures = join(root, 'test/fixtures');

type Core = typeof language;

/** The core as it is bundled, with the YAML library whole or without what is left out of it. */
async function bundled(plugins: Plugin[]): Promise<Core> {
  const outfile = join(temporaryDirectory('yaml'), 'language.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/core/language.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    plugins,
  });
  return (await import(pathToFileURL(outfile).href)) as Core;
}

/** What makes a YAML library reach for its rarer parts. */
const odd = [
  '? [a, b]: c',
  '? |\n  k\n: v',
  '!!set {a, b}',
  '!!omap [a: 1]',
  '!!pairs [a: b]',
  '!!binary aGk=',
  '!!timestamp 2001-01-01',
  'a: &x [*x]',
  '<<: *nothing',
  'a: !own {x: 1}',
  '{a: [',
];

describe('the YAML library in the bundle', () => {
  it('reads as the whole library does', async () => {
    const [whole, trimmed] = await Promise.all([bundled([]), bundled([yamlParser])]);
    const all = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) => /\.ya?ml$/.test(name));
    // A third of them has every format and every kind of value.
    const names = all.filter((_, index) => index % 3 === 0);
    assert.ok(names.length > 100);
    for (const name of names) {
      const text = readFileSync(join(fixtures, name), 'utf8').replace(/[⟦⟧]/g, '');
      const oddity = odd[text.length % odd.length] ?? '';
      for (const variant of [text, `${text}\n${oddity}\n`, `${oddity}\n${text}`]) {
        const found = ({ analyze, detectLens }: Core): unknown => {
          const lens = detectLens(name, variant);
          return lens && analyze(lens, variant, {}).findings;
        };
        assert.deepEqual(found(trimmed), found(whole), name);
      }
    }
  });
});
