import ignore, { type Ignore } from 'ignore';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { glob } from 'tinyglobby';
import { isCandidateName } from '../core/relevance';

/** Folders that hold no configuration of the user's own. */
const skipped = new Set(['node_modules', '.git']);

/**
 * The files that an argument means: a folder's configurations, sorted by name, the matches of a pattern, or else the path
 * itself, so that reading it reports why it cannot be read. What git ignores is left out, unless it was named itself.
 * Links are not followed.
 */
export async function filesFor(argument: string, useIgnore: boolean): Promise<readonly string[]> {
  const stats = statSync(argument, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true) return below(argument, useIgnore ? rulesForFolder(argument) : undefined);
  if (stats !== undefined || !/[*?[\]{}!]/.test(argument)) return [argument];
  const pattern = argument.split(sep).join('/');
  const matches = await glob(pattern, {
    absolute: isAbsolute(argument),
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: [...skipped].map((name) => `**/${name}/**`),
  });
  const inSkipped = (file: string): boolean =>
    file.split('/').some((part) => skipped.has(part) && !pattern.split('/').includes(part));
  return matches
    .filter((file) => !inSkipped(file) && !(useIgnore && isIgnored(rulesForFile(file), file, false)))
    .sort();
}

/** The rules of one `.gitignore`, for what is below its folder. */
interface Rules {
  readonly folder: string;
  readonly ignore: Ignore;
}

function below(folder: string, rules: readonly Rules[] | undefined): readonly string[] {
  const here = rules && [...rules, ...rulesIn(folder)];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (skipped.has(entry.name) || (here !== undefined && isIgnored(here, path, entry.isDirectory()))) return [];
      if (entry.isDirectory()) return below(path, here);
      return entry.isFile() && isCandidateName(entry.name) ? [path] : [];
    });
}

/** As git has it, the rules that are nearest win. */
function isIgnored(rules: readonly Rules[], path: string, isFolder: boolean): boolean {
  for (const { folder, ignore: own } of rules.toReversed()) {
    const name = relative(folder, resolve(path)).split(sep).join('/');
    const { ignored, unignored } = own.test(isFolder ? `${name}/` : name);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** Those that hold above a folder. Whoever names an ignored folder wants to know what is in it. */
function rulesForFolder(folder: string): readonly Rules[] {
  const above = isRepository(folder) ? [] : (repositoryRules(dirname(resolve(folder))) ?? []);
  return isIgnored(above, folder, true) ? [] : above;
}

const rulesForFile = (file: string): readonly Rules[] => repositoryRules(dirname(file)) ?? rulesIn(dirname(file));

/** Of a folder and those above it, up to the root of the repository. Undefined where there is none. */
function repositoryRules(folder: string): readonly Rules[] | undefined {
  const folders: string[] = [];
  for (let at = resolve(folder); ; at = dirname(at)) {
    folders.unshift(at);
    if (isRepository(at)) return folders.flatMap(rulesIn);
    if (dirname(at) === at) return undefined;
  }
}

const isRepository = (folder: string): boolean => existsSync(join(folder, '.git'));

function rulesIn(folder: string): readonly Rules[] {
  const file = join(folder, '.gitignore');
  return existsSync(file) ? [{ folder: resolve(folder), ignore: ignore().add(readFileSync(file, 'utf8')) }] : [];
}
