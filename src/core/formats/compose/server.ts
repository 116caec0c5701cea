import { plainText } from '../../text/mappedText';
import type { TextRange } from '../../text/range';
import type { Value } from '../../value';
import { isOurs } from '../variables/variablesView';
import { entryAt, entryOf, type YamlNode } from '../yaml/node';
import { parseYaml } from '../yaml/tree';
import { environmentEntries, type EnvironmentEntry } from './environment';

/** The service of a compose file that runs the server of OpenMetadata. */
export interface ComposeServer {
  readonly name: string;
  readonly nameRange: TextRange;
  readonly service: YamlNode;
  /** Its variables; those of a service that it extends come first, unless it overrides them. */
  readonly entries: readonly EnvironmentEntry[];
  /** The paths of its env files as they are written. Of two that set a variable the later one counts. */
  readonly envFiles: readonly string[];
  /** It extends a service of another file, which may hold anything. */
  readonly isOpen: boolean;
}

/** The name that OpenMetadata's own image has, on whatever registry. */
const serverName = /openmetadata[/_-]?server/i;

/** What prepares the database and ends. */
const oneOff = /migrat|openmetadata-ops|bootstrap/i;

/** A compose file, parsed. */
export interface ComposeFile {
  readonly text: string;
  readonly isReadable: boolean;
  readonly root: YamlNode | undefined;
  readonly server: ComposeServer | undefined;
}

let latest: ComposeFile | undefined;

/** Parses a compose file. Whoever asks which files it names reads it next, so that the latest is kept. */
export function composeFile(text: string): ComposeFile {
  if (latest?.text === text) return latest;
  const parsed = parseYaml(plainText(text), 'compose');
  const root = parsed.ok ? parsed.value : undefined;
  latest = { text, isReadable: parsed.ok, root, server: serverIn(text, root) };
  return latest;
}

/**
 * Of the services that run the server's image, or else of those that have variables of ours, the one that stays: not the
 * one that migrates the database. Where there are still several, the one with most variables of ours, then the last.
 */
export function serverIn(source: string, root: YamlNode | undefined): ComposeServer | undefined {
  const services = entryOf(root, 'services')?.node;
  const all = (services?.entries ?? [])
    .filter(({ node }) => node.entries !== undefined)
    .map(({ key, keyRange, node }): ComposeServer => {
      const chain = extended(services, key);
      const entries = chain.services.reduce<readonly EnvironmentEntry[]>((before, service) => {
        const own = environmentEntries(source, entryOf(service, 'environment')?.node);
        return [...before.filter(({ name }) => !own.some((entry) => entry.name === name)), ...own];
      }, []);
      const envFiles = chain.services.flatMap((service) => pathsIn(entryOf(service, 'env_file')?.node));
      return { name: key, nameRange: keyRange, service: node, entries, envFiles, isOpen: chain.isOpen };
    });
  const candidates = narrow(narrow(all.filter(isCandidate), isServer), (one) => !isOneOff(one));
  return candidates.toSorted((a, b) => ownVariables(a) - ownVariables(b)).at(-1);
}

/** Those that pass, or all if none does. */
function narrow<T>(all: readonly T[], passes: (one: T) => boolean): readonly T[] {
  const some = all.filter(passes);
  return some.length === 0 ? all : some;
}

const isCandidate = (one: ComposeServer): boolean => isServer(one) || ownVariables(one) > 0;

const isServer = ({ name, service }: ComposeServer): boolean =>
  serverName.test(name) ||
  serverName.test(textAt(service, 'image')) ||
  serverName.test(textAt(service, 'container_name'));

const isOneOff = ({ service }: ComposeServer): boolean =>
  ['command', 'entrypoint'].some((key) => oneOff.test(textAt(service, key)) && !/start/i.test(textAt(service, key)));

const ownVariables = ({ entries }: ComposeServer): number => entries.filter(({ name }) => isOurs(name)).length;

function textAt(service: YamlNode, key: string): string {
  const value = entryOf(service, key)?.node.value;
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

/** A service and those of the same file that it extends, the farthest first. */
function extended(
  services: YamlNode | undefined,
  name: string,
  seen: readonly string[] = [],
): { readonly services: readonly YamlNode[]; readonly isOpen: boolean } {
  const service = entryOf(services, name)?.node;
  if (service === undefined || seen.includes(name)) return { services: [], isOpen: true };
  const base = entryOf(service, 'extends')?.node;
  if (base === undefined) return { services: [service], isOpen: false };
  const other: Value | undefined = base.entries === undefined ? base.value : entryOf(base, 'service')?.node.value;
  if (typeof other !== 'string' || entryOf(base, 'file') !== undefined) return { services: [service], isOpen: true };
  const below = extended(services, other, [...seen, name]);
  return { services: [...below.services, service], isOpen: below.isOpen };
}

/** `env_file` is a path, a list of paths, or a list of `{path, required}`. */
const pathsIn = (envFile: YamlNode | undefined): readonly string[] =>
  (envFile?.items ?? (envFile === undefined ? [] : [envFile])).flatMap((item) => {
    const value = item.entries === undefined ? item.value : entryOf(item, 'path')?.node.value;
    return typeof value === 'string' ? [value] : [];
  });

/** How many servers share the sign-in sessions, if the file says so. */
export const replicasOf = ({ service }: ComposeServer): YamlNode | undefined =>
  entryAt(service, ['deploy', 'replicas'])?.node ?? entryOf(service, 'scale')?.node;
