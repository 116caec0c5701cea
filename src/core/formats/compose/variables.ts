import type { NearbyFile } from '../lens';
import { isStockVariable } from '../stock';
import type { Variable } from '../variables/variablesView';
import type { EnvironmentEntry } from './environment';
import { envFilePaths, nearbyText, valuesIn } from './files';
import { interpolate, type ProjectVariables } from './interpolation';
import type { ComposeServer } from './server';

/** The variables of a container, and whether there are no others. */
interface Variables {
  readonly variables: readonly Variable[];
  readonly isComplete: boolean;
}

/** What Docker Compose gives the server: `environment` wins over `env_file`, and even takes a variable away. */
export function serverVariables(
  server: ComposeServer,
  project: ProjectVariables,
  nearby: readonly NearbyFile[],
): Variables {
  const fromFiles = envFileVariables(server, project, nearby);
  const set = new Set(server.entries.map(({ name }) => name));
  return {
    variables: [
      ...fromFiles.variables.filter(({ name }) => !set.has(name)),
      ...server.entries.map((entry) => variableOf(entry, project)),
    ],
    isComplete: fromFiles.isComplete && !server.isOpen,
  };
}

/** What the env files of the service say, which the files themselves have findings about. */
function envFileVariables(server: ComposeServer, project: ProjectVariables, nearby: readonly NearbyFile[]): Variables {
  const found = new Map<string, Variable>();
  let isComplete = true;
  for (const path of envFilePaths(server, project)) {
    const text = path === undefined ? undefined : nearbyText(nearby, path);
    if (text === undefined) {
      // It may say anything about what the files before it set.
      isComplete = false;
      for (const name of found.keys()) found.set(name, elsewhere(name, undefined));
    }
    for (const [name, value] of valuesIn(text ?? '')) found.set(name, elsewhere(name, value));
  }
  return { variables: [...found.values()], isComplete };
}

/** A variable that a file nearby sets. */
const elsewhere = (name: string, value: string | undefined): Variable => ({
  name,
  value: value === undefined ? undefined : [{ text: value, source: { start: 0, end: 0 }, verbatim: false }],
  reference: { kind: 'environment-variable', variable: name },
  elsewhere: true,
});

function variableOf(
  { name, nameRange, valueRange, text, inherited, refused }: EnvironmentEntry,
  project: ProjectVariables,
): Variable {
  const place = { name, nameRange, valueRange };
  if (inherited) return { ...elsewhere(name, project.get(name)), ...place };
  if (text === undefined) return { ...place, value: undefined, ...(refused === undefined ? {} : { refused }) };
  const { segments, whole, missing, invalid, elsewhere: isElsewhere } = interpolate(text.text, project);
  if (invalid) return { ...place, value: undefined, refused: { kind: 'placeholder' } };
  const variable = whole?.variable ?? missing;
  const stock = !isElsewhere && isStockVariable(name, text.text);
  return {
    ...place,
    value: segments?.map((segment) => ({
      ...segment,
      source: text.verbatim
        ? { start: text.source.start + segment.source.start, end: text.source.start + segment.source.end }
        : text.source,
      verbatim: text.verbatim && segment.verbatim,
    })),
    ...(variable === undefined ? {} : { reference: { kind: 'environment-variable', variable } }),
    ...(isElsewhere ? { elsewhere: true } : {}),
    ...(stock ? { stock: true } : {}),
  };
}
