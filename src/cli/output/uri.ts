import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A path from the folder that the program runs in, with slashes; undefined for a file that is not below it. */
export function pathFromHere(file: string): string | undefined {
  const path = relative('', resolve(file));
  return path.startsWith('..') || isAbsolute(path) ? undefined : path.split(sep).join('/');
}

/** The same as a URI; absolute for a file that is not below it. */
export const uriFromHere = (file: string): string =>
  pathFromHere(file)?.split('/').map(encodeURIComponent).join('/') ?? pathToFileURL(resolve(file)).href;
