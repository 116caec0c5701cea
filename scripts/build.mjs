// Bundles the extension into dist/ and the CLI into dist/cli/, which is in no .vsix. Every dynamic import() in src becomes a
// chunk that loads on first use, and what several of them need is a chunk of its own. esbuild splits only ESM, and VS Code's oldest and web hosts want CommonJS,
// so the bundles are made as ESM and each is then turned into CommonJS.
import { build } from 'esbuild';
import { minify } from 'terser';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { auth0Client } from './auth0Client.mjs';
import { keycloakClient } from './keycloakClient.mjs';
import { writeBundles } from './l10nBundle.mjs';
import { thirdPartyNotices } from './notices.mjs';
import { packedRulePages } from './rulePages.mjs';
import { reached, sharedChunks } from './sharedChunks.mjs';
import { yamlParser } from './yamlParser.mjs';

const root = resolve(import.meta.dirname, '..');
const out = join(root, 'dist');
const production = !process.argv.includes('--development');

const common = {
  platform: 'node',
  target: 'node20',
  minify: production,
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
};

/**
 * Bundles what entries need into a folder.
 * @param starts what is loaded first on a computer and in a browser, where the bundles are for both
 * @returns what is in the bundles, as esbuild tells it, with paths from the folder
 */
async function bundle(entryPoints, folder, { starts, banner = '' } = {}) {
  const bundles = mkdtempSync(join(tmpdir(), 'openmetadata-sso-'));
  const options = {
    ...common,
    absWorkingDir: root,
    entryPoints,
    outdir: bundles,
    bundle: true,
    metafile: true,
    splitting: true,
    format: 'esm',
    chunkNames: 'chunks/[name]-[hash]',
    external: ['vscode'],
    // What packages make a `require` of, which takes a path as well. There is no import.meta in CommonJS.
    define: { 'import.meta.url': '__filename' },
    mainFields: ['module', 'main'],
    // The same code as modules, of which only what is used gets into the bundle: `exports` has CommonJS for Node.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  };
  const plugins = [keycloakClient, auth0Client, yamlParser];
  if (starts !== undefined) {
    const { outputs } = (await build({ ...options, plugins, write: false })).metafile;
    plugins.unshift(sharedChunks(root, outputs, { entries: Object.values(entryPoints), starts }));
  }
  const { metafile } = await build({ ...options, plugins });
  const files = readdirSync(bundles, { recursive: true }).filter((name) => name.endsWith('.js'));
  const isEntry = (name) => name.replace(/\.js$/, '') in entryPoints;
  const toCommonJs = (names, extra = {}) =>
    build({
      ...common,
      entryPoints: names.map((name) => join(bundles, name)),
      outdir: folder,
      outbase: bundles,
      format: 'cjs',
      // A chunk is loaded by `require`: Node's import() reads all of a CommonJS file once more, only to learn what it exports.
      supported: { 'dynamic-import': false },
      ...extra,
    });
  await toCommonJs(files.filter((name) => !isEntry(name)));
  await toCommonJs(files.filter(isEntry), { banner: { js: banner } });
  rmSync(bundles, { recursive: true });
  if (production) await Promise.all(files.map((name) => shorten(join(folder, name))));
  return metafile;
}

/** Terser finds 2 % that esbuild leaves, which is 6 KB of the package. */
async function shorten(file) {
  const { code } = await minify(readFileSync(file, 'utf8'), { ecma: 2020, compress: { passes: 2 } });
  writeFileSync(file, code);
}

/** The file that a browser loads: it names all others that it may need. */
async function bundleLoader({ outputs }) {
  const named = (source) => Object.keys(outputs).find((path) => outputs[path].entryPoint === source);
  const entry = named('src/web.ts');
  const beginning = reached(outputs, [entry, named('src/startInBrowser.ts')], ['import-statement']);
  const all = reached(outputs, beginning, ['import-statement', 'dynamic-import']);
  const below = (path) => relative(dirname(entry), path).replaceAll('\\', '/');
  await build({
    ...common,
    absWorkingDir: root,
    platform: 'browser',
    target: 'es2022',
    entryPoints: ['src/browser.ts'],
    outdir: out,
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    define: {
      BEGINNING: JSON.stringify([...beginning].map(below)),
      REST: JSON.stringify([...all].filter((path) => !beginning.has(path)).map(below)),
    },
  });
}

rmSync(out, { recursive: true, force: true });
const extension = await bundle({ extension: 'src/extension.ts', web: 'src/web.ts' }, out, {
  starts: ['src/start.ts', 'src/startInBrowser.ts'],
});
await bundleLoader(extension);
const metafiles = [
  extension,
  await bundle({ main: 'src/cli/main.ts' }, join(out, 'cli'), { banner: '#!/usr/bin/env node' }),
];
writeFileSync(join(root, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(metafiles));
writeFileSync(join(out, 'rulePages.json'), packedRulePages());
writeBundles(join(out, 'l10n'));
