import { plainText } from '../../text/mappedText';
import type { TextRange } from '../../text/range';
import type { NearbyFile } from '../lens';
import { parseYaml } from '../yaml/tree';
import { compose } from './compose';
import type { EnvironmentEntry } from './environment';
import { envFilePaths, projectFile } from './files';
import { interpolated, type ProjectVariables, variablesOf } from './interpolation';
import { type ComposeServer, serverIn } from './server';

/** What becomes of a variable of an env file on its way to the server. */
export type Fate =
  /** It reaches the server, or may do so. */
  | { readonly kind: 'used' }
  /** Compose has it for placeholders only, and the server's service has none of that name. */
  | { readonly kind: 'dropped' }
  /** The compose file sets the variable itself, which wins, to something else. */
  | { readonly kind: 'overridden'; readonly range: TextRange };

/** A compose file that makes use of an env file, and its service that runs the server. */
export interface Consumer {
  readonly file: NearbyFile;
  readonly service: string;
  readonly serviceRange: TextRange;
  /** Compose has the env file for its placeholders, as it has every `.env` beside it. Otherwise the service names it. */
  readonly isProject: boolean;
  fateOf(variable: string): Fate;
}

/**
 * The compose files beside an env file that run the server with it. A service that extends one of another file, or has env
 * files whose names cannot be told, may do anything and is left out.
 * @param name the name of the env file
 * @param variables what it sets, as far as that is known
 */
export function consumersOf(
  name: string,
  variables: ProjectVariables,
  nearby: readonly NearbyFile[],
): readonly Consumer[] {
  return nearby.flatMap((file) => {
    if (file.path.includes('/') || !compose.detect(file.path, file.text)) return [];
    // What a service names stands there, and a name that is put together cannot be told.
    if (name !== projectFile && !file.text.includes(name)) return [];
    const parsed = parseYaml(plainText(file.text), 'compose');
    const server = parsed.ok ? serverIn(file.text, parsed.value) : undefined;
    const paths = server === undefined ? [] : envFilePaths(server, new Map());
    if (server === undefined || server.isOpen || paths.includes(undefined)) return [];
    const [isProject, isHandedOver] = [name === projectFile, paths.includes(name)];
    if (!isProject && !isHandedOver) return [];
    const fateOf = isProject
      ? (variable: string): Fate => fateInProject(server, variable, variables, isHandedOver)
      : (variable: string): Fate => fateInService(server, variable, variables);
    return [{ file, service: server.name, serviceRange: server.nameRange, isProject, fateOf }];
  });
}

const used: Fate = { kind: 'used' };

/** Variables of the project fill placeholders, and what the service names without a value. */
function fateInProject(
  { entries }: ComposeServer,
  variable: string,
  variables: ProjectVariables,
  isHandedOver: boolean,
): Fate {
  const entry = entries.findLast(({ name }) => name === variable);
  const isAskedFor = entries.some(({ text }) => text !== undefined && variablesOf(text.text).includes(variable));
  if (entry === undefined) return isHandedOver || isAskedFor ? used : { kind: 'dropped' };
  if (entry.text === undefined) return used;
  const asked = variablesOf(entry.text.text);
  if (asked.includes(variable) || asked.some((other) => !variables.has(other))) return used;
  const [text, own] = [interpolated(entry.text.text, variables), variables.get(variable)];
  return text === undefined || own === undefined || text === own ? used : overriddenBy(entry);
}

/** What a service sets under `environment` wins over its env files, even if it is the default of a placeholder. */
function fateInService({ entries }: ComposeServer, variable: string, variables: ProjectVariables): Fate {
  const entry = entries.findLast(({ name }) => name === variable);
  if (entry?.text === undefined) return used;
  const own = variables.get(variable);
  return own === undefined || interpolated(entry.text.text) === own ? used : overriddenBy(entry);
}

const overriddenBy = ({ valueRange }: EnvironmentEntry): Fate => ({ kind: 'overridden', range: valueRange });
