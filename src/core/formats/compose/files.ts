import { scanEnvFile } from '../envFile/scan';
import type { NearbyFile } from '../lens';
import { interpolated, type ProjectVariables } from './interpolation';
import { composeFile, type ComposeServer } from './server';

/** The file beside a compose file that Compose takes the variables of placeholders from, after those of its own shell. */
export const projectFile = '.env';

/** A path without `.` and without the `..` that can be taken back. Undefined for one that starts at a root. */
export function relativePath(path: string): string | undefined {
  if (/^(?:[/\\~]|[a-z]:)/i.test(path)) return undefined;
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else kept.push(part);
  }
  return kept.join('/');
}

/** The text of a file nearby, by its path from the compose file. */
export const nearbyText = (nearby: readonly NearbyFile[], path: string): string | undefined =>
  nearby.find((file) => relativePath(file.path) === path)?.text;

/** What an env file sets; undefined: to something that cannot be told from it. */
export const valuesIn = (text: string): ProjectVariables =>
  new Map(scanEnvFile(text).map(({ name, value }) => [name, value?.map((segment) => segment.text).join('')] as const));

/** What placeholders stand for, as far as files say it: the variables of a shell are not known. */
export function projectVariables(nearby: readonly NearbyFile[]): ProjectVariables {
  const text = nearbyText(nearby, projectFile);
  return text === undefined ? new Map() : valuesIn(text);
}

/** The paths of a server's env files from the compose file; undefined: one that cannot be told. */
export const envFilePaths = (server: ComposeServer, variables: ProjectVariables): readonly (string | undefined)[] =>
  server.envFiles.map((written) => {
    const path = interpolated(written, variables);
    return path === undefined ? undefined : relativePath(path);
  });

/** The files that Compose reads variables of the server from, in the order of their paths in the text. */
export function filesOfCompose(text: string): readonly string[] {
  const { server } = composeFile(text);
  const paths = server === undefined ? [] : envFilePaths(server, new Map()).flatMap((path) => path ?? []);
  return [...new Set([projectFile, ...paths])];
}
