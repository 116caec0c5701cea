import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { describe, it } from 'mocha';
import { metafileOf } from '../support/metafile';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Menu {
  readonly command: string;
  readonly when?: string;
}

const manifest = JSON.parse(read('package.json')) as {
  readonly main: string;
  readonly browser: string;
  readonly extensionKind: readonly string[];
  readonly capabilities: { readonly virtualWorkspaces: { readonly supported: string } };
  readonly contributes: { readonly menus: Readonly<Record<string, readonly Menu[]>> };
};

describe('the entry for browsers', () => {
  let metafile: Metafile;

  before(async () => {
    // The alias is that of scripts/build.mjs.
    metafile = await metafileOf('src/web.ts', { alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') } });
  });

  it('needs nothing of Node', () => {
    const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
    assert.deepEqual([...new Set(imported.filter(({ external }) => external).map(({ path }) => path))], ['vscode']);
    const globals = Object.keys(metafile.inputs)
      .filter((path) => path.startsWith('src/'))
      .filter((path) => /\b(?:Buffer|process|require|__filename|__dirname)\b[.(]/.test(read(path)));
    assert.deepEqual(globals, []);
  });

  it('has no code of a provider, no connection and no command that needs one', () => {
    const sources = Object.keys(metafile.inputs);
    assert.ok(sources.includes('src/core/language.ts') && sources.includes('src/vscode/commands/editing.ts'));
    assert.deepEqual(
      sources.filter(
        (path) =>
          /^src\/idp\/(?:keycloak|auth0)\/(?!(?:realmAddress|addresses|terms)\.ts$)/.test(path) ||
          ['src/provisioning/connections.ts', 'src/vscode/commands/index.ts', 'src/start.ts'].includes(path),
      ),
      [],
    );
  });

  it('loads later only what it has to wait for: fetched files are read at once', () => {
    const lazy = Object.values(metafile.inputs)
      .flatMap(({ imports }) => imports)
      .filter(({ kind }) => kind === 'dynamic-import')
      .map(({ path }) => path);
    assert.deepEqual(lazy.sort(), ['src/core/language.ts', 'src/startInBrowser.ts', 'src/vscode/commands/editing.ts']);
  });
});

describe('where the extension runs', () => {
  // With `main` and `browser`, VS Code adds `web` by itself, in a browser: extensionManifestPropertiesService.ts.
  it('is where the workspace is, and in a browser where that is nowhere else', () => {
    assert.deepEqual(manifest.extensionKind, ['workspace']);
    assert.deepEqual([manifest.main, manifest.browser], ['./dist/extension.js', './dist/browser.js']);
  });

  it('may be a virtual workspace, with limits that the description names', () => {
    assert.equal(manifest.capabilities.virtualWorkspaces.supported, 'limited');
  });

  it('offers no button in a browser that needs a computer', () => {
    const editing = read('src/vscode/commands/editing.ts');
    const menus = ['view/title', 'view/item/context'].flatMap((menu) => manifest.contributes.menus[menu] ?? []);
    const shown = menus.filter(({ when }) => !/viewItem (?!== configuration\b)/.test(when ?? ''));
    assert.ok(shown.length > 5);
    for (const { command, when = '' } of shown) {
      const runs = editing.includes(`./${command.replace('openmetadata-sso.', '')}'`);
      assert.equal(when.includes('openmetadata-sso.connections != browser'), !runs, `${command}: ${when}`);
    }
  });

  it('has a command’s code for browsers only from files of commands', () => {
    const named = [...read('src/vscode/commands/editing.ts').matchAll(/from '\.\/(\w+)'/g)].map(
      ([, name = '']) => name,
    );
    const files = readdirSync(join(root, 'src/vscode/commands'));
    for (const name of named) assert.ok(files.includes(`${name}.ts`), name);
  });
});
