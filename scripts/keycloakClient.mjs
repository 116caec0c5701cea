import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const http = resolve(import.meta.dirname, '../src/idp/http.ts');

const uncalled =
  /keycloak-admin-client[\\/]lib[\\/]resources[\\/](?:attackDetection|authenticationManagement|cache|clientPolicies|clientsV2|components|groups|identityProviders|organizations|roles|userStorageProvider|whoAmI|workflows)\.js$/;

/**
 * What becomes of Keycloak's own admin client in a bundle.
 * @type {import('esbuild').Plugin}
 */
export const keycloakClient = {
  name: 'keycloak-client',
  setup(api) {
    // What nothing here asks of it, a second client for its clients API v2 with 70 KB among it. It makes one of each at once.
    api.onLoad({ filter: uncalled }, ({ path }) => {
      const [, name] = /export class (\w+)/.exec(readFileSync(path, 'utf8')) ?? [];
      if (name === undefined) throw new Error(`${path} has no class to leave out.`);
      return { contents: `export class ${name} {}` };
    });
    // It takes no `fetch` but the global one, which belongs to all extensions, and reads an answer however long it is.
    api.onLoad({ filter: /keycloak-admin-client[\\/]lib[\\/]utils[\\/]fetchWithError\.js$/ }, ({ path }) => ({
      contents: `import { boundedFetch as fetch } from ${JSON.stringify(http)};\n${readFileSync(path, 'utf8')}`,
    }));
  },
};
