import { catalogue } from '../catalogue/catalogue';
import { isKnownIn } from '../catalogue/releases';
import type { Release } from '../catalogue/setting';
import type { Refusal } from './refusal';
import { nearest } from '../schema/nearest';
import type { Structure, View } from '../view';
import { noBlock } from './wrongValues';

/**
 * What Dropwizard says of keys that the release does not know, and of blocks that are none. Only `openmetadata.yaml` can
 * hold either.
 */
export function unknownFields(view: View): readonly Refusal[] {
  if (view.vocabulary !== 'server') return [];
  const fields = fieldsOf(view.release);
  return view.structures.flatMap((structure) => below(view, structure, fields, structure.data, []));
}

/** The keys of each block, by the block's path. Where no release is named, those of all releases. */
type Fields = ReadonlyMap<string, ReadonlySet<string>>;

function fieldsOf(release: Release | undefined): Fields {
  const fields = new Map<string, Set<string>>();
  for (const setting of catalogue) {
    if (setting.path === undefined || (release !== undefined && !isKnownIn(setting, release))) continue;
    const steps = setting.path.split('.');
    steps.forEach((step, depth) => {
      const block = steps.slice(0, depth).join('.');
      fields.set(block, (fields.get(block) ?? new Set()).add(step));
    });
  }
  return fields;
}

function below(
  view: View,
  structure: Structure,
  fields: Fields,
  data: unknown,
  path: readonly string[],
): readonly Refusal[] {
  const known = fields.get(path.join('.'));
  if (known === undefined || data === null || data === undefined) return [];
  if (typeof data !== 'object' || Array.isArray(data)) {
    return [{ message: noBlock(path.join('.'), data), range: structure.locate(path)?.value ?? view.heading }];
  }
  return Object.entries(data).flatMap(([key, value]): readonly Refusal[] => {
    const here = [...path, key];
    if (known.has(key)) return below(view, structure, fields, value, here);
    const guess = nearest(key, [...known]);
    const range = structure.locate(here)?.key ?? view.heading;
    const hint = guess === undefined ? '' : `; Did you mean?: ${guess}`;
    return [{ message: `Unrecognized field at: ${here.join('.')}${hint}`, range }];
  });
}
