import { readdirSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '../support/cache';
import type { KeycloakServer } from '../support/keycloakServer';
import { npmScript } from '../support/npm';

/** Tests that share one VS Code window, and what they find there. */
export interface Suite {
  readonly name: string;
  /** The folder that the window opens, a copy of this one. */
  readonly workspace: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folders of other extensions that are there. */
  readonly extensions?: readonly string[];
  /** Nobody trusts the workspace. */
  readonly restricted?: true;
  /** The window opens the copy under this scheme, which one of the extensions provides. */
  readonly scheme?: string;
  /** A Keycloak runs next to it. */
  readonly keycloak?: true;
  /** Where its tests are, if not in the folder of its name beside this file. */
  readonly tests?: string;
  /** Added to the environment of its tests. */
  readonly env?: Readonly<Record<string, string>>;
}

const sample = join(projectRoot, 'sample');
/** Holds nothing of ours, so the extension is not active when the tests begin. */
const unrelated = join(import.meta.dirname, 'workspace');

/** A deployment of several files: env files, a Compose file, the server's configuration. */
const deployment = join(import.meta.dirname, 'deployment/workspace');

export const suites: readonly Suite[] = [
  { name: 'activation', workspace: unrelated },
  { name: 'editor', workspace: sample },
  { name: 'deployment', workspace: deployment },
  { name: 'production', workspace: unrelated },
  {
    name: 'virtual',
    workspace: deployment,
    extensions: [join(import.meta.dirname, 'virtual/extension')],
    scheme: 'virtual-folder',
  },
  { name: 'untrusted', workspace: deployment, restricted: true },
  {
    name: 'besideYaml',
    workspace: unrelated,
    extensions: [join(import.meta.dirname, 'besideYaml/extension')],
    settings: { 'yaml.schemas': { 'https://example.com/openmetadata.json': ['bound.yaml', 'folder/*.yml'] } },
  },
  {
    name: 'besideOthers',
    workspace: unrelated,
    extensions: [
      join(import.meta.dirname, 'besideYaml/extension'),
      ...['kubernetes', 'docker', 'containers', 'dotenv'].map((name) =>
        join(import.meta.dirname, 'besideOthers/extensions', name),
      ),
    ],
  },
  { name: 'withoutOthers', workspace: unrelated, tests: join(import.meta.dirname, 'besideOthers') },
  { name: 'settings', workspace: unrelated },
  { name: 'wizard', workspace: unrelated, keycloak: true },
  { name: 'checks', workspace: unrelated, keycloak: true },
  { name: 'changes', workspace: unrelated, keycloak: true },
  { name: 'tree', workspace: unrelated, keycloak: true },
  { name: 'auth0Tree', workspace: unrelated },
  { name: 'secrets', workspace: unrelated, keycloak: true },
  { name: 'connections', workspace: unrelated, keycloak: true },
  // The copies that VS Code keeps of every file that is saved are the user's own.
  { name: 'canaries', workspace: unrelated, keycloak: true, settings: { 'workbench.localHistory.enabled': false } },
  { name: 'auth0', workspace: unrelated },
];

/** The module whose `run` VS Code calls in the extension host. */
export const testsPath = join(projectRoot, 'test-results/integration/tests.js');

/** Builds the extension as it ships, and the suites as one module, so that their helpers exist once. */
export async function buildAll(selected = suites): Promise<void> {
  await npmScript(projectRoot, 'build');
  await rm(dirname(testsPath), { recursive: true, force: true });
  await build({
    stdin: { contents: moduleOf(selected), resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: testsPath,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    // There is no import.meta in CommonJS; the helpers that ask where they are lie in one folder.
    define: { 'import.meta.dirname': JSON.stringify(join(projectRoot, 'test/support')) },
    logLevel: 'warning',
  });
}

/** Code that loads the test files of a suite when it is their turn. */
function moduleOf(selected: readonly Suite[]): string {
  const entries = selected.map((suite) => {
    const imports = testFiles(suite).map((file) => `() => import(${JSON.stringify(file)})`);
    return `${suite.name}: [${imports.join(', ')}],`;
  });
  return [
    "import { runSuite } from './host';",
    `const files = { ${entries.join('\n')} };`,
    'export const run = () => runSuite(files);',
  ].join('\n');
}

function testFiles({ name: suite, tests: directory = join(import.meta.dirname, suite) }: Suite): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(directory, name));
}

/** Tests write into their workspace, so they get a copy. */
export async function copyWorkspace(suite: Suite, target: string): Promise<string> {
  const folder = join(target, 'workspace');
  await cp(suite.workspace, folder, { recursive: true });
  return folder;
}

/** What the window opens: the copy, or what an extension makes of the copy. */
export const folderShown = ({ scheme }: Suite, copy: string): string =>
  scheme === undefined ? copy : `${scheme}:/${basename(copy)}`;

/** Where such an extension finds the copy. */
export const virtualEnvironment = ({ scheme }: Suite, copy: string): Readonly<Record<string, string>> =>
  scheme === undefined ? {} : { OPENMETADATA_SSO_VIRTUAL: dirname(copy) };

/** The variables by which startKeycloak() in another process finds this one. */
export const keycloakEnvironment = ({
  url,
  adminUser,
  adminPassword,
}: KeycloakServer): Readonly<Record<string, string>> => ({
  KEYCLOAK_URL: url,
  KEYCLOAK_ADMIN: adminUser,
  KEYCLOAK_ADMIN_PASSWORD: adminPassword,
});
