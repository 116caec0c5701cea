import { catalogue } from '../catalogue/catalogue';
import type { CatalogueRow } from '../catalogue/catalogue';
import { settingAtHelmPath, settingAtPath, settingsOfVariable, shortName, variables } from '../catalogue/lookup';
import type { HelmLocation } from '../catalogue/setting';
import type { Vocabulary } from '../view';
import { t } from '../../l10n/l10n';

/** Keys and indexes from the root of a file's structure. */
export type Path = readonly (string | number)[];

/** What the catalogue knows of a place. */
export interface Subject {
  readonly setting: CatalogueRow;
  /** Where the names are the chart's. */
  readonly location?: HelmLocation;
  /** What leads on from the setting: the index of an item, an entry of a map or of a Secret reference. */
  readonly below: Path;
}

/** The setting that a place belongs to. Undefined for a block that no row describes. */
export function subjectAt(vocabulary: Vocabulary, path: Path): Subject | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = settingAt(vocabulary, path.slice(0, length).join('.'));
    if (found !== undefined) return { ...found, below: path.slice(length) };
  }
  return undefined;
}

function settingAt(vocabulary: Vocabulary, path: string): Omit<Subject, 'below'> | undefined {
  if (vocabulary === 'chart') return settingAtHelmPath(path);
  const setting = vocabulary === 'environment' ? settingsOfVariable(path)[0] : settingAtPath(path);
  return setting === undefined ? undefined : { setting };
}

const current = catalogue.filter((setting) => setting.until === undefined);

/** Every dotted path that the newest release knows. */
const knownPaths: Readonly<Record<Vocabulary, readonly string[]>> = {
  server: current.flatMap(({ path }) => path ?? []),
  chart: current.flatMap(({ helm = [] }) => helm.map(({ path }) => path)),
  environment: variables.filter((name) => settingsOfVariable(name).some((setting) => current.includes(setting))),
};

/** The keys that may stand in a block. */
export function keysIn(vocabulary: Vocabulary, block: string): readonly string[] {
  const prefix = block === '' ? '' : `${block}.`;
  const below = knownPaths[vocabulary].filter((path) => path.startsWith(prefix));
  return [...new Set(below.map((path) => path.slice(prefix.length).replace(/\..*/, '')))];
}

/** The blocks in which a key may stand. */
export const blocksWith = (vocabulary: Vocabulary, key: string): readonly string[] =>
  knownPaths[vocabulary].filter((path) => path.endsWith(`.${key}`)).map(parentOf);

export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

export const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** A place as messages name it: `OIDC_CLIENT_ID`, `oidcConfiguration.clientId`. */
export function nameOf(vocabulary: Vocabulary, path: Path): string {
  const keys = path.filter((step) => typeof step === 'string');
  const whole = keys.join('.');
  const name = shortName(vocabulary, whole);
  return name === whole && vocabulary !== 'environment' ? (keys.at(-1) ?? t`The file`) : name;
}
