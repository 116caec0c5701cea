import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from './cache';

/** What is made, fetched or kept by tools, and so in no clone. */
const unwanted = new Set(['.cache', '.git', 'dist', 'node_modules', 'test-results', 'THIRD-PARTY-NOTICES.txt']);

/**
 * Copies the project as a clone would have it, with its packages at hand: tools are linked, and packages that get into
 * bundles are copied, because a bundler looks at where a file really is.
 */
export function copyProject(directory: string): void {
  mkdirSync(directory, { recursive: true });
  for (const name of readdirSync(projectRoot))
    if (!unwanted.has(name))
      cpSync(join(projectRoot, name), join(directory, name), { recursive: true, preserveTimestamps: true });
  const shipped = shippedPackages();
  for (const path of shipped) copyPackage(path, directory);
  for (const name of installed()) link(join('node_modules', name), directory);
}

function shippedPackages(): readonly string[] {
  const lock = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean }>>;
  };
  return Object.entries(lock.packages).flatMap(([path, { dev, devOptional }]) =>
    path.startsWith('node_modules/') && dev !== true && devOptional !== true ? [path] : [],
  );
}

/** Names of the folders in node_modules, `.bin` among them. */
const installed = (): readonly string[] =>
  readdirSync(join(projectRoot, 'node_modules')).flatMap((name) =>
    name.startsWith('@')
      ? readdirSync(join(projectRoot, 'node_modules', name)).map((inScope) => `${name}/${inScope}`)
      : [name],
  );

function copyPackage(path: string, directory: string): void {
  if (!existsSync(join(projectRoot, path))) return;
  cpSync(join(projectRoot, path), join(directory, path), { recursive: true });
}

function link(path: string, directory: string): void {
  const target = join(directory, path);
  if (existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  // A junction needs no rights on Windows; elsewhere the kind is not looked at.
  symlinkSync(join(projectRoot, path), target, 'junction');
}
