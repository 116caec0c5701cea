import type { SettingKey } from './catalogue/catalogue';
import type { Finding, Fix, Remedy, Severity } from './finding';
import { anchor, placesOf } from './rules/subject';
import type { Value } from './value';
import type { View } from './view';

/** What was found out at a server about a configuration. It becomes a finding where the configuration says it. */
export interface Observation {
  /** Stable, kebab-case; docs/rules/<code>.md explains it. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Where to point: the first of these whose value the file shows, else the first that it has. */
  readonly settings: readonly SettingKey[];
  /** The item of a list that is meant. */
  readonly item?: string;
  readonly fixes: readonly Fix[];
  readonly remedies: readonly Remedy[];
}

/** Observations, and what the configuration said when they were made. */
export interface Observed {
  readonly observations: readonly Observation[];
  /** The settings that were looked at, with their values then. */
  readonly basis: ReadonlyMap<SettingKey, Value | undefined>;
}

/** The observations as findings about a view. One whose settings say something else by now is out of date: it is dropped. */
export function observedFindings(view: View, { observations, basis }: Observed): readonly Finding[] {
  return observations
    .filter(({ settings }) => !settings.some((key) => isChanged(view, basis, key)))
    .flatMap(({ settings, item, fixes, ...finding }) => {
      const place = placesOf(view, ...settings).find(({ text }) => text.trim() === item);
      const shown = settings.filter((key) => view.get(key).value !== undefined);
      const { range } = place?.at ?? anchor(view, ...shown, ...settings);
      // What another file says is mended there.
      const here = settings.every((key) => view.get(key).elsewhere === undefined);
      return range === undefined ? [] : [{ ...finding, range, related: [], fixes: here ? fixes : [] }];
    });
}

/** Whether a configuration says something else by now than when it was looked at, wherever that was. */
export const isOutdated = (view: View, { basis }: Pick<Observed, 'basis'>): boolean =>
  [...basis.keys()].some((key) => isChanged(view, basis, key));

const isChanged = (view: View, basis: Observed['basis'], key: SettingKey): boolean =>
  basis.has(key) && JSON.stringify(basis.get(key)) !== JSON.stringify(view.get(key).value);
