import { readdirSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
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
  /** A Keycloak runs next to it. */
  readonly keycloak?: true;
}

const sample = join(projectRoot, 'sample');
/** Holds nothing of ours, so the extension is not active when the tests begin. */
const unrelated = join(import.meta.dirname, 'workspace');

export const suites: readonly Suite[] = [
  { name: 'activation', workspace: unrelated },
  { name: 'editor', workspace: sample },
  { name: 'wizard', workspace: unrelated, keycloak: true },
  { name: 'secrets', workspace: unrelated, keycloak: true },
];

const bundles = join(projectRoot, 'test-results/integration');

/** The module whose `run` VS Code calls in the extension host. */
export const testsPath = join(bundles, 'host.js');

/** Builds the extension as it ships, and each suite's tests. */
export async function buildAll(): Promise<void> {
  await npmScript(projectRoot, 'build');
  await rm(bundles, { recursive: true, force: true });
  await mkdir(bundles, { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, 'host.ts'), ...suites.flatMap(({ name }) => testFiles(name))],
    outdir: bundles,
    outbase: import.meta.dirname,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    // Mocha is one for the runner and the tests, so it stays where it is.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

function testFiles(suite: string): readonly string[] {
  const directory = join(import.meta.dirname, suite);
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(directory, name));
}

/** Tests write into their workspace, so they get a copy. */
export async function copyWorkspace(suite: Suite, target: string): Promise<string> {
  const folder = join(target, 'workspace');
  await cp(suite.workspace, folder, { recursive: true });
  return folder;
}

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
