// Bundles the extension and the CLI into dist/. Every dynamic import() in src becomes a chunk of its own that loads on
// first use: esbuild splits only ESM, and VS Code's web and oldest hosts want CommonJS, so the split is made here.
import { build } from 'esbuild';
import { rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { rulePages } from './rulePages.mjs';

const production = !process.argv.includes('--development');
const out = resolve(import.meta.dirname, '../dist');
const chunks = new Map();
const built = new Set();

const lazyChunks = {
  name: 'lazy-chunks',
  setup(api) {
    api.onResolve({ filter: /^\./ }, async ({ path, kind, resolveDir, pluginData }) => {
      if (kind !== 'dynamic-import' || pluginData === 'resolving') return undefined;
      const { path: file, errors } = await api.resolve(path, { kind, resolveDir, pluginData: 'resolving' });
      if (errors.length > 0 || file.includes('node_modules')) return undefined;
      const name = basename(file).replace(/\.[jt]s$/, '');
      if (chunks.has(name) && chunks.get(name) !== file) throw new Error(`two lazy chunks are called ${name}`);
      chunks.set(name, file);
      return { path: `./${name}.js`, external: true };
    });
  },
};

const bundle = (name, file, extra = {}) =>
  build({
    entryPoints: { [name]: file },
    outdir: out,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // A chunk is loaded by `require`: Node's import() reads all of a CommonJS file once more, only to learn what it exports.
    supported: { 'dynamic-import': false },
    external: ['vscode'],
    // What packages make a `require` of, which takes a path as well. There is no import.meta in CommonJS.
    define: { 'import.meta.url': '__filename' },
    mainFields: ['module', 'main'],
    minify: production,
    sourcemap: production ? false : 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [lazyChunks],
    ...extra,
  });

rmSync(out, { recursive: true, force: true });
await bundle('extension', 'src/extension.ts');
await bundle('cli', 'src/cli/main.ts', { banner: { js: '#!/usr/bin/env node' } });
for (let name; (name = [...chunks.keys()].find((key) => !built.has(key))); built.add(name)) {
  await bundle(name, chunks.get(name));
}
writeFileSync(join(out, 'rulePages.json'), JSON.stringify(rulePages()));
