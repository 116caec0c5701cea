import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { metafileOf } from '../support/metafile';

/** Every source that is loaded when the extension is activated: what its bundle imports, and what that imports. */
async function loadedAtActivation(): Promise<readonly string[]> {
  const { outputs } = await metafileOf('src/start.ts');
  const loaded = new Set(['dist/start.js']);
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
