import { readFileSync } from 'node:fs';

/**
 * What becomes of the YAML library in a bundle: its parser. Nothing here turns nodes into values or into text, and failsafe,
 * the schema in use, has no tags of YAML 1.1.
 * @type {import('esbuild').Plugin}
 */
export const yamlParser = {
  name: 'yaml-parser',
  setup(api) {
    api.onLoad({ filter: uncalled }, ({ path }) => {
      const [, names] = /export \{ (.+) \};/.exec(readFileSync(path, 'utf8')) ?? [];
      if (names === undefined) throw new Error(`${path} has nothing to leave out.`);
      return { contents: names.split(', ').map(leftOut).join('\n') };
    });
  },
};

const uncalled =
  /[\\/]yaml[\\/]browser[\\/]dist[\\/](?:stringify[\\/]\w+|doc[\\/]createNode|nodes[\\/](?:toJS|addPairToJSMap)|schema[\\/]yaml-1\.1[\\/](?:binary|omap|pairs|set|timestamp))\.js$/;

/** A function or class of the same name, which says what is wrong when it is called. */
const leftOut = (name) => `export function ${name}() { throw new Error('${name} of yaml is not in the bundle.'); }`;
