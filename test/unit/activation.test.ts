import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, it } from 'mocha';

const root = join(import.meta.dirname, '../..');

/** Every source that is loaded when the extension is activated: what its bundle imports, and what that imports. */
async function loadedAtActivation(): Promise<readonly string[]> {
  const { outputs } = (
    await build({
      absWorkingDir: root,
      entryPoints: { extension: 'src/start.ts' },
      outdir: 'dist',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      external: ['vscode'],
      metafile: true,
      write: false,
    })
  ).metafile;
  const loaded = new Set(['dist/extension.js']);
  for (const file of loaded) {
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement') loaded.add(path);
  }
  return [...loaded].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
}

describe('what is loaded at activation', () => {
  let sources: readonly string[];

  before(async () => {
    sources = await loadedAtActivation();
  });

  it('is no package', () => {
    assert.ok(sources.includes('src/start.ts'));
    assert.deepEqual(
      sources.filter((path) => path.includes('node_modules')),
      [],
    );
  });

  it('is nothing of a provider but its addresses and its words', () => {
    const known = /^src\/idp\/(?:keycloak|auth0)\/(?:realmAddress|addresses|terms)\.ts$/;
    assert.deepEqual(
      sources.filter((path) => /^src\/idp\/(?:keycloak|auth0)\//.test(path) && !known.test(path)),
      [],
    );
  });
});
