import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isCandidateName } from '../core/relevance';

/** Folders that hold no configuration of the user's own. */
const skipped = new Set(['node_modules', '.git']);

/**
 * The files to check below a path: the path itself if it is not a folder, else the candidates in it, sorted by name.
 * A path that does not exist is returned as it is, so that reading it reports why. Links to folders are not followed.
 */
export function configurationFiles(path: string): readonly string[] {
  if (!isFolder(path)) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : configurationFiles(join(path, entry.name));
      return entry.isFile() && isCandidateName(entry.name) ? [join(path, entry.name)] : [];
    });
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
