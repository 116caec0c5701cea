import type { CatalogueRow } from '../catalogue/catalogue';
import { settingAtHelmPath, settingAtPath, settingsOfVariable } from '../catalogue/lookup';
import type { HelmLocation } from '../catalogue/setting';
import { keysIn, type Path } from '../schema/place';
import type { Vocabulary } from '../view';

/** What a place of a file is for. */
export type Target =
  /** Keys of a block, by the block's dotted path in the vocabulary. */
  | { readonly kind: 'keys'; readonly block: string }
  /** Names of environment variables. */
  | { readonly kind: 'variables' }
  | Sought;

/** The value of a setting. */
export interface Sought {
  readonly kind: 'value';
  readonly setting: CatalogueRow;
  readonly location?: HelmLocation;
  /** One item of its list. */
  readonly isItem: boolean;
  /** The part of a Secret reference. */
  readonly part?: string;
  /** The text is that of a variable, which the server pastes into YAML. */
  readonly pasted: boolean;
}

const roots: Readonly<Record<Vocabulary, readonly string[]>> = {
  server: keysIn('server', ''),
  chart: keysIn('chart', ''),
  environment: [],
};

/**
 * What may stand where a key is typed.
 * @param path of the map, from the root of the file: one format may stand inside another
 * @param siblings the keys beside it
 */
export function keyTarget(vocabulary: Vocabulary, path: Path, siblings: readonly string[]): Target | undefined {
  if (vocabulary === 'environment') return isVariableMap(path) ? { kind: 'variables' } : undefined;
  const block = blockOf(vocabulary, path);
  if (block !== undefined) return { kind: 'keys', block };
  return path.length === 0 || siblings.some((key) => roots[vocabulary].includes(key))
    ? { kind: 'keys', block: '' }
    : undefined;
}

/**
 * What a value is for.
 * @param path of the value, from the root of the file
 * @param name what the map around it calls `name`: Kubernetes lists variables like that
 */
export function valueTarget(vocabulary: Vocabulary, path: Path, name: string | undefined): Target | undefined {
  const listed = listedVariable(vocabulary, path);
  if (listed === 'name') return { kind: 'variables' };
  if (listed === 'value') return variableValue(name ?? '', []);
  if (vocabulary === 'environment') {
    const index = path.findIndex((step, at) => typeof step === 'string' && isVariableMap(path.slice(0, at)));
    const [variable, ...below] = index < 0 ? [] : path.slice(index);
    return typeof variable === 'string' ? variableValue(variable, below) : undefined;
  }
  const block = pathIn(vocabulary, path);
  for (let length = block.length; length > 0; length -= 1) {
    const below = block.slice(length);
    const place = block.slice(0, length).join('.');
    const found = vocabulary === 'chart' ? settingAtHelmPath(place) : serverSetting(place);
    if (found !== undefined && !block.slice(0, length).includes(0))
      return sought(found.setting, found.location, below, false);
  }
  return undefined;
}

/** What the value of a variable is for; `below` leads into a list that is its text. */
export function variableValue(variable: string, below: Path): Sought | undefined {
  const [setting] = settingsOfVariable(variable);
  return setting === undefined ? undefined : sought(setting, undefined, below, true);
}

const serverSetting = (path: string): { setting: CatalogueRow; location?: HelmLocation } | undefined => {
  const setting = settingAtPath(path);
  return setting === undefined ? undefined : { setting };
};

function sought(
  setting: CatalogueRow,
  location: HelmLocation | undefined,
  below: Path,
  pasted: boolean,
): Sought | undefined {
  const [step, ...more] = below;
  const type = location?.type ?? setting.type;
  if (more.length > 0) return undefined;
  const isItem = typeof step === 'number';
  if (isItem && type !== 'list') return undefined;
  const isReference = location?.reference === true;
  if (typeof step === 'string' ? !isReference : isReference || setting.type === 'object') return undefined;
  return {
    kind: 'value',
    setting,
    isItem,
    pasted,
    ...(location === undefined ? {} : { location }),
    ...(typeof step === 'string' ? { part: step } : {}),
  };
}

/** Keys and indexes from the root of the vocabulary, where that stands inside something else. */
function pathIn(vocabulary: Vocabulary, path: Path): Path {
  const start =
    vocabulary === 'chart'
      ? path.findIndex((step, index) => step === 'openmetadata' && path[index + 1] === 'config')
      : path.findIndex((step) => typeof step === 'string' && roots[vocabulary].includes(step));
  return start < 0 ? [] : path.slice(start);
}

/** Undefined for a place that is in no block of ours. */
function blockOf(vocabulary: Vocabulary, path: Path): string | undefined {
  const isRoot = vocabulary === 'chart' && path.at(-1) === 'openmetadata';
  const block = isRoot ? ['openmetadata'] : pathIn(vocabulary, path);
  return block.length === 0 || block.includes(0) ? undefined : block.join('.');
}

/** The `environment` of a Compose service, and the `data` of a ConfigMap. */
export const isVariableMap = (path: Path): boolean =>
  path.at(-1) === 'environment' || (path.length === 1 && path[0] === 'data');

/** The `env` of a container and the chart's `extraEnvs` are lists of names and values. */
export function listedVariable(vocabulary: Vocabulary, path: Path): 'name' | 'value' | undefined {
  const [list, item, key] = path.slice(-3);
  if (vocabulary === 'server' || item !== 0 || (list !== 'env' && list !== 'extraEnvs')) return undefined;
  return key === 'name' || key === 'value' ? key : undefined;
}
