// Bundles the extension and the CLI into dist/. Every dynamic import() in src becomes a chunk that loads on first use, and
// what several of them need is a chunk of its own. esbuild splits only ESM, and VS Code's oldest and web hosts want CommonJS,
// so the bundles are made as ESM and each is then turned into CommonJS.
import { build } from 'esbuild';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { auth0Client } from './auth0Client.mjs';
import { keycloakClient } from './keycloakClient.mjs';
import { writeBundles } from './l10nBundle.mjs';
import { packedRulePages } from './rulePages.mjs';

const root = resolve(import.meta.dirname, '..');
const out = join(root, 'dist');
const production = !process.argv.includes('--development');
const bundles = mkdtempSync(join(tmpdir(), 'openmetadata-sso-'));

const common = {
  platform: 'node',
  target: 'node20',
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
};

await build({
  ...common,
  absWorkingDir: root,
  plugins: [keycloakClient, auth0Client],
  entryPoints: { extension: 'src/extension.ts', cli: 'src/cli/main.ts' },
  outdir: bundles,
  bundle: true,
  splitting: true,
  format: 'esm',
  chunkNames: 'chunks/[name]-[hash]',
  external: ['vscode'],
  // What packages make a `require` of, which takes a path as well. There is no import.meta in CommonJS.
  define: { 'import.meta.url': '__filename' },
  mainFields: ['module', 'main'],
  // The same code as modules, of which only what is used gets into the bundle: `exports` has CommonJS for Node.
  alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
});

const files = readdirSync(bundles, { recursive: true }).filter((name) => name.endsWith('.js'));
const toCommonJs = (names, extra = {}) =>
  build({
    ...common,
    entryPoints: names.map((name) => join(bundles, name)),
    outdir: out,
    outbase: bundles,
    format: 'cjs',
    // A chunk is loaded by `require`: Node's import() reads all of a CommonJS file once more, only to learn what it exports.
    supported: { 'dynamic-import': false },
    ...extra,
  });

rmSync(out, { recursive: true, force: true });
await toCommonJs(files.filter((name) => name !== 'cli.js'));
await toCommonJs(['cli.js'], { banner: { js: '#!/usr/bin/env node' } });
rmSync(bundles, { recursive: true });
writeFileSync(join(out, 'rulePages.json.br'), packedRulePages());
writeBundles(join(out, 'l10n'));
