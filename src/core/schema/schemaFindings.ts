import { compareReleases } from '../catalogue/releases';
import type { Finding } from '../finding';
import type { TextRange } from '../text/range';
import type { Value } from '../value';
import { isList } from '../value';
import type { Vocabulary, Structure, View } from '../view';
import { subjectAt } from './place';
import type { Path } from './place';
import { unknownKey } from './unknownKey';
import { validEnvironment, validHelmValues, validServerYaml } from './validators.generated';
import type { SchemaError, Validator } from './validators.generated';
import { wrongValue } from './wrongValue';

const validators: Readonly<Record<Vocabulary, Validator>> = {
  server: validServerYaml,
  chart: validHelmValues,
  environment: validEnvironment,
};

/**
 * What the JSON Schema of the vocabulary says against the file, in the words of its settings: one finding for a place, however
 * many keywords of the schema it offends. The codes are those of `schemaCodes`.
 */
export const schemaFindings = (view: View): readonly Finding[] =>
  view.readable && isDescribed(view) ? view.structures.flatMap((structure) => findingsIn(view, structure)) : [];

/** Releases before 1.0 had other keys, variables and providers, and which is not known. */
const isDescribed = ({ release }: View): boolean => release === undefined || compareReleases(release, '1.0') >= 0;

function findingsIn(view: View, structure: Structure): readonly Finding[] {
  const valid = validators[view.vocabulary];
  if (valid(structure.data)) return [];
  const mistakes = (valid.errors ?? []).map((error) => mistakeOf(error, view.vocabulary, structure.data));
  const byPlace = new Map(mistakes.map((mistake) => [JSON.stringify(mistake.path), mistake]));
  return [...byPlace.values()].flatMap((mistake) => findingFor(mistake, view, structure) ?? []);
}

interface Mistake {
  readonly path: Path;
  /** The last step of the path is a key that nobody knows; otherwise what stands at the path is wrong. */
  readonly isUnknownKey: boolean;
}

function mistakeOf({ instancePath, params }: SchemaError, vocabulary: Vocabulary, data: unknown): Mistake {
  const path = pathOf(instancePath, data);
  const key = params['additionalProperty'];
  // What stands in the place of a Secret reference may be the secret itself, so no message names it.
  const isReference = subjectAt(vocabulary, path)?.location?.reference ?? false;
  return typeof key === 'string' && !isReference
    ? { path: [...path, key], isUnknownKey: true }
    : { path, isUnknownKey: false };
}

function findingFor({ path, isUnknownKey }: Mistake, view: View, structure: Structure): Finding | undefined {
  const { vocabulary } = view;
  const { data } = structure;
  const range = rangeOf(path, view, structure);
  if (isUnknownKey) {
    const key = structure.locate(path)?.key;
    const siblings = Object.keys(valueAt(data, path.slice(0, -1)) ?? {});
    return unknownKey({ vocabulary, path, siblings, range: key ?? range, exact: key !== undefined });
  }
  const below = subjectAt(vocabulary, path)?.below.length ?? 0;
  const whole = valueAt(data, path.slice(0, path.length - below)) ?? null;
  return wrongValue({ vocabulary, path, value: valueAt(data, path) ?? null, whole, range });
}

/** The path of a JSON pointer into `data`: a step into a list is a number. */
function pathOf(pointer: string, data: unknown): Path {
  const path: (string | number)[] = [];
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(valueAt(data, path)) ? Number(name) : name);
  }
  return path;
}

function valueAt(data: unknown, path: Path): Value | undefined {
  // A structure holds what a file says once it is parsed, and so nothing but values.
  let value = data as Value | undefined;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = isList(value) ? value[Number(step)] : value[step];
  }
  return value;
}

/** The characters of a value; where it has none, of the nearest block around it that has. */
function rangeOf(path: Path, view: View, structure: Structure): TextRange {
  for (let length = path.length; length > 0; length--) {
    const found = structure.locate(path.slice(0, length));
    const range = found?.value ?? found?.key;
    if (range !== undefined) return length === path.length ? range : (found?.key ?? range);
  }
  return view.heading;
}
