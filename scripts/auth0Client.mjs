import { readFileSync } from 'node:fs';

/**
 * What becomes of Auth0's own SDK in a bundle. It is generated from the whole Management API, and what hangs off getters
 * stays in a bundle whether it is called or not: 110 KB below users, connections, clients and grants.
 * @type {import('esbuild').Plugin}
 */
export const auth0Client = {
  name: 'auth0-client',
  setup(api) {
    api.onLoad(
      { filter: /auth0[\\/]dist[\\/].+[\\/]resources[\\/].+[\\/]resources[\\/].+Client\.m?js$/ },
      ({ path }) => (called.test(path) ? undefined : leftOut(path)),
    );
  },
};

/** The connections of an application, and the applications of a connection. */
const called = /[\\/](?:clients[\\/]resources[\\/]connections|connections[\\/]resources[\\/]clients)[\\/]client[\\/]/;

/** A class of the same name, for the import. It is made with the first call, and says then what is wrong. */
function leftOut(path) {
  const [, name] = /export class (\w+)/.exec(readFileSync(path, 'utf8')) ?? [];
  if (name === undefined) throw new Error(`${path} has no class to leave out.`);
  return { contents: `export class ${name} { constructor() { throw new Error('${name} is not in the bundle.'); } }` };
}
