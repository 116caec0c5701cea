import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of facts and real configuration files that is not part of the project. Undefined where it is absent. */
const shared = join(import.meta.dirname, '../../../shared');

/** A file or folder of it; undefined, with a line that says so, where it is absent. */
export function sharedPath(...names: readonly string[]): string | undefined {
  const path = join(shared, ...names);
  if (existsSync(path)) return path;
  console.log(`    skipped: ../shared/${names.join('/')} is not here`);
  return undefined;
}
