import type { NearbyFile } from '../../../core/formats/lens';
import type { VariableChange } from '../../../provisioning/secretPlaces';
import { t } from '../../../l10n/l10n';

/** Variables that override what a configuration says, and the file that sets them. */
export interface Overriding {
  /** From the folder of the configuration; absent where it cannot be told. */
  readonly path?: string;
  readonly changes: readonly VariableChange[];
}

/** Sorts the variables by the file that sets them. */
export function byFile(
  changes: readonly VariableChange[],
  nearby: readonly NearbyFile[],
  fileThatSets: (variable: string, nearby: readonly NearbyFile[]) => string | undefined,
): readonly Overriding[] {
  const files = new Map<string | undefined, VariableChange[]>();
  for (const change of changes) {
    const path = fileThatSets(change.variable, nearby);
    files.set(path, [...(files.get(path) ?? []), change]);
  }
  return [...files].map(([path, each]) => ({ ...(path === undefined ? {} : { path }), changes: each }));
}

/** Before anything is written: what else has to change, and who changes it. */
export const overridingText = ({ path, changes }: Overriding, name: string): string =>
  path === undefined
    ? t`${variablesOf(changes)} from the server’s environment ${overrides(changes)} ${name}: change it there yourself.`
    : t`${variablesOf(changes)} in ${path} ${overrides(changes)} ${name}, so ${path} changes as well.`;

/** Afterwards: what is left to do. */
export const stillOverriding = ({ path, changes }: Overriding, name: string, why: string): string => {
  const where = path === undefined ? t`from the server’s environment` : t`in ${path}`;
  return t`${variablesOf(changes)} ${where} still ${overrides(changes)} ${name}: ${why}`;
};

/** A setting may be read from the same variable as another. */
export const variablesOf = (changes: readonly VariableChange[]): string =>
  [...new Set(changes.map(({ variable }) => variable))].join(', ');

const overrides = (changes: readonly VariableChange[]): string =>
  new Set(changes.map(({ variable }) => variable)).size === 1 ? t`overrides` : t`override`;
