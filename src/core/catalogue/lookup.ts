import { catalogue } from './catalogue';
import type { CatalogueRow } from './catalogue';
import type { HelmLocation } from './setting';
import type { Vocabulary } from '../view';

/** A setting as the Helm chart holds it. */
export interface HelmSetting {
  readonly setting: CatalogueRow;
  readonly location: HelmLocation;
}

const byPath = new Map<string, CatalogueRow>();
const byHelmPath = new Map<string, HelmSetting>();
const byVariable = new Map<string, CatalogueRow[]>();

for (const setting of catalogue) {
  if (setting.path !== undefined) byPath.set(setting.path, setting);
  for (const location of setting.helm ?? []) byHelmPath.set(location.path, { setting, location });
  if (setting.env === undefined) continue;
  const others = byVariable.get(setting.env);
  if (others === undefined) byVariable.set(setting.env, [setting]);
  else others.push(setting);
}

/** The setting at a dotted path of `openmetadata.yaml`. */
export const settingAtPath = (path: string): CatalogueRow | undefined => byPath.get(path);

/** The setting at a dotted path of the chart's values. A place inside `{secretRef, secretKey}` is not a setting. */
export const settingAtHelmPath = (path: string): HelmSetting | undefined => byHelmPath.get(path);

/** The settings that an environment variable fills: usually one, two for the LDAP trust store's shared switches, none if it is not ours. */
export const settingsOfVariable = (variable: string): readonly CatalogueRow[] => byVariable.get(variable) ?? [];

/** Every environment variable that the shipped `openmetadata.yaml` reads for sign-in, in the order of the catalogue. */
export const variables: readonly string[] = [...byVariable.keys()];

/** A dotted path, or a variable, as messages name it: without the block that says what it is about. */
export function shortName(vocabulary: Vocabulary, path: string): string {
  if (vocabulary === 'environment') return path;
  return path.replace(vocabulary === 'server' ? /^\w+\./ : /^openmetadata\.config\.\w+\./, '');
}
