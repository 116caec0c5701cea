import { type CatalogueRow, catalogue, everySetting, settingOf } from '../../catalogue/catalogue';
import { settingsOfVariable } from '../../catalogue/lookup';
import type { Release } from '../../catalogue/setting';
import type { Segment } from '../../text/mappedText';
import type { TextRange } from '../../text/range';
import type { Value } from '../../value';
import type { Duplicate, Reading, Reference, Structure, View } from '../../view';
import { type Pasted, pastedText, readPasted } from '../pastedValue';
import { serverValue } from '../serverValue';
import type { ViewKind } from '../yaml/view';

/** A variable of the container that the server runs in, wherever it is written. */
export interface Variable {
  readonly name: string;
  readonly nameRange: TextRange;
  /** The value as written, its quotes included. */
  readonly valueRange: TextRange;
  /** What the container gets. Undefined: it comes from elsewhere, or cannot be told. */
  readonly value: readonly Segment[] | undefined;
  /** Where it comes from, if from elsewhere. */
  readonly reference?: Reference;
  /** What is written, if nobody can read it: a quote that never closes. */
  readonly broken?: string;
}

/** What is known of the file besides its variables. */
export interface VariablesFile {
  readonly kind: ViewKind;
  readonly readable: boolean;
  readonly release: Release | undefined;
  /** What a finding about the whole file can point at. Absent: its first variable of ours. */
  readonly heading?: TextRange;
  /** Readings of what is no variable here: how many servers a Deployment has. */
  readonly others?: ReadonlyMap<string, Reading>;
}

/** What is not in the catalogue but can only be meant for OpenMetadata's security settings. */
const isOurs = (name: string): boolean =>
  settingsOfVariable(name).length > 0 ||
  contextVariables.has(name) ||
  /^(?:AUTHENTICATION|AUTHORIZER|OIDC|CUSTOM_OIDC)_/.test(name);

const contextVariables = new Set(
  everySetting.flatMap((setting) => (catalogue.includes(setting) ? [] : (setting.env ?? []))),
);

interface Found extends Pasted {
  readonly variable: Variable;
}

/**
 * Variables seen as a security configuration: the server pastes each value into the `openmetadata.yaml` that ships, and
 * what no variable sets has the default that stands there. Of two variables with one name the last counts.
 */
export function variablesView(
  variables: readonly Variable[],
  { kind, readable, release, heading, others }: VariablesFile,
): View {
  const ours = readable ? variables.filter(({ name }) => isOurs(name)) : [];
  const found = new Map(ours.map((variable) => [variable.name, { variable, ...valueOf(variable) }]));
  return {
    ...kind,
    readable,
    ...(release === undefined ? {} : { release }),
    heading: heading ?? ours[0]?.nameRange ?? { start: 0, end: 0 },
    structures: [structureOf(found)],
    duplicates: duplicatesIn(ours),
    get(key) {
      const setting = settingOf(key);
      const variable = setting.env === undefined ? undefined : found.get(setting.env);
      if (variable !== undefined) return readingOf(setting, variable);
      return others?.get(key) ?? { key, value: defaultOf(setting), source: 'default' };
    },
  };
}

function valueOf({ value, broken }: Variable): Pasted {
  if (value !== undefined) return readPasted(value);
  return broken === undefined ? { value } : { value, broken };
}

function readingOf({ key, type }: CatalogueRow, { variable, value, items, broken }: Found): Reading {
  const written = variable.value?.map(({ text }) => text).join('');
  return {
    key,
    value: value === undefined ? undefined : serverValue(type, value),
    source: 'file',
    range: variable.valueRange,
    keyRange: variable.nameRange,
    ...(items === undefined
      ? {}
      : { items: items.map((item) => ({ ...item, value: serverValue('string', item.value) })) }),
    ...(variable.reference === undefined ? {} : { reference: variable.reference }),
    ...(broken === undefined ? {} : { broken }),
    ...(written === undefined ? {} : { written }),
  };
}

/** What a server with the shipped `openmetadata.yaml` has where the variable is unset. */
function defaultOf({ type, shippedDefault }: CatalogueRow): Value | undefined {
  const value = pastedText(shippedDefault);
  return value === undefined ? undefined : serverValue(type, value);
}

/** One flat mapping of variables. A name that the catalogue lacks is judged by its name, whatever its value. */
function structureOf(found: ReadonlyMap<string, Found>): Structure {
  const data = Object.fromEntries(
    [...found].flatMap(([name, { value }]) => {
      const isKnown = settingsOfVariable(name).length > 0;
      return contextVariables.has(name) || (value === undefined && isKnown) ? [] : [[name, value ?? null] as const];
    }),
  );
  return {
    data,
    locate([name, index, ...deeper]) {
      const entry = typeof name === 'string' ? found.get(name) : undefined;
      if (entry === undefined) return undefined;
      const { nameRange, valueRange } = entry.variable;
      if (index === undefined) return { key: nameRange, value: valueRange };
      const item = typeof index === 'number' && deeper.length === 0 ? entry.items?.[index] : undefined;
      return { value: item?.range ?? valueRange };
    },
  };
}

function duplicatesIn(variables: readonly Variable[]): readonly Duplicate[] {
  const last = new Map(variables.map((variable) => [variable.name, variable]));
  return variables.flatMap((variable) => {
    const winner = last.get(variable.name);
    return winner === undefined || winner === variable
      ? []
      : [{ name: variable.name, range: variable.nameRange, winner: winner.nameRange }];
  });
}
