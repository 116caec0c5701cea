import { parseArgs, type ParseArgsConfig } from 'node:util';
import { parseRelease } from '../core/catalogue/releases';
import type { Release } from '../core/catalogue/setting';
import { err, ok, type Result } from '../core/result';

type Options = NonNullable<ParseArgsConfig['options']>;

/** Every command takes it. */
export const releaseOption = { 'openmetadata-version': { type: 'string' } } as const satisfies Options;

type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: T & typeof releaseOption }>
>;

/** Options and paths; an option that there is not, or one without its value, is an error in Node's words. */
export function parse<const T extends Options>(args: readonly string[], options: T): Result<Parsed<T>, string> {
  try {
    return ok(parseArgs({ args: [...args], allowPositionals: true, options: { ...options, ...releaseOption } }));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** The release to judge by, if one is named. */
export function releaseFrom(given: string | undefined): Result<Release | undefined, string> {
  const release = parseRelease(given);
  return given !== undefined && release === undefined
    ? err(`--openmetadata-version is a release such as 1.12.0, not '${given}'.`)
    : ok(release);
}

/** The one path that a command takes. */
export function onlyPath(paths: readonly string[]): Result<string, string> {
  const [path, another] = paths;
  return path === undefined || another !== undefined ? err('name one file.') : ok(path);
}
