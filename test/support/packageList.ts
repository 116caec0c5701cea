import { join } from 'node:path';

/** What is in the package, as it was looked at once. Renewed by `npm run golden`. */
export const packageListFile = join(import.meta.dirname, '../golden/package.txt');

/** Names of files, one a line; a chunk's name says no more what is in it. */
export const packageList = (names: readonly string[]): string =>
  names.map((name) => `${name.replace(/-[A-Z0-9]{8}\.js$/, '-HASH.js')}\n`).join('');
