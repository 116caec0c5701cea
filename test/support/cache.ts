import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The project's own directory. */
export const projectRoot = dirname(dirname(import.meta.dirname));

/** Where downloads are kept between runs: outside git, and outside the project if OPENMETADATA_SSO_CACHE says so. */
export const cacheDirectory = process.env['OPENMETADATA_SSO_CACHE'] ?? join(projectRoot, '.cache');

/**
 * The directory `name` in the cache, filled by `fill` the first time it is asked for. It appears under its name only when
 * it is whole, so an interrupted download is never taken for a finished one and two runs at once do not disturb each other.
 */
export async function installOnce(name: string, fill: (directory: string) => Promise<void>): Promise<string> {
  const directory = join(cacheDirectory, name);
  if (existsSync(directory)) return directory;
  const partial = `${directory}.partial-${process.pid.toString()}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    await fill(partial);
    await rename(partial, directory);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(directory)) throw error;
  }
  return directory;
}
