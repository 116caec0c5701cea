import { type CatalogueRow, catalogue, everySetting, settingOf } from '../../catalogue/catalogue';
import { settingsOfVariable } from '../../catalogue/lookup';
import type { Release } from '../../catalogue/setting';
import type { Segment } from '../../text/mappedText';
import type { TextRange } from '../../text/range';
import type { Value } from '../../value';
import type { Duplicate, Reading, Reference, Refusal, Structure, View } from '../../view';
import { type Pasted, pastedText, readPasted } from '../pastedValue';
import { serverValue } from '../serverValue';
import type { ViewKind } from '../yaml/view';

/** A variable of the container that the server runs in, wherever it is written. */
export interface Variable {
  readonly name: string;
  /** Absent: it stands in another file. */
  readonly nameRange?: TextRange;
  /** The value as written, its quotes included. Absent: it stands in another file. */
  readonly valueRange?: TextRange;
  /** What the container gets. Undefined: it comes from elsewhere, or cannot be told. */
  readonly value: readonly Segment[] | undefined;
  /** Where it comes from, if from elsewhere. */
  readonly reference?: Reference;
  /** What is written, if nobody can read it: a quote that never closes. */
  readonly broken?: string;
  /** See `Reading.refused`. */
  readonly refused?: Refusal;
  /** A placeholder as OpenMetadata ships it: nobody wrote its default. */
  readonly stock?: true;
  /** The value stands in another file, which has findings of its own. */
  readonly elsewhere?: true;
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
  /** See `View.sharesNetwork`. */
  readonly sharesNetwork?: boolean;
  /** Variables come from somewhere that is not known, too: one that is missing here is unknown, not unset. */
  readonly othersUnknown?: true;
}

/** A variable of sign-in, or one that is not in the catalogue but can only be meant for that. */
export const isOurs = (name: string): boolean =>
  settingsOfVariable(name).length > 0 ||
  contextVariables.has(name) ||
  /^(?:AUTHENTICATION|AUTHORIZER|OIDC|CUSTOM_OIDC)_|^AIRFLOW_AUTH_PROVIDER$/.test(name);

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
  { kind, readable, release, heading, others, sharesNetwork, othersUnknown }: VariablesFile,
): View {
  const ours = readable ? variables.filter(({ name }) => isOurs(name)) : [];
  const found = new Map(ours.map((variable) => [variable.name, { variable, ...valueOf(variable) }]));
  return {
    ...kind,
    readable,
    ...(release === undefined ? {} : { release }),
    ...(sharesNetwork ? { sharesNetwork } : {}),
    heading: heading ?? ours.find(({ nameRange }) => nameRange !== undefined)?.nameRange ?? { start: 0, end: 0 },
    structures: [structureOf(found)],
    duplicates: duplicateVariables(ours),
    get(key) {
      const setting = settingOf(key);
      const variable = setting.env === undefined ? undefined : found.get(setting.env);
      if (variable !== undefined) return readingOf(setting, variable);
      const unset = othersUnknown === true && setting.env !== undefined ? undefined : defaultOf(setting);
      return others?.get(key) ?? { key, value: unset, source: 'default' };
    },
  };
}

function valueOf({ value, broken }: Variable): Pasted {
  if (value !== undefined) return readPasted(value);
  return broken === undefined ? { value } : { value, broken };
}

/** What the server has in a setting that this variable fills. */
export const variableReading = (setting: CatalogueRow, variable: Variable): Reading =>
  readingOf(setting, { variable, ...valueOf(variable) });

function readingOf({ key, type }: CatalogueRow, { variable, value, items, broken }: Found): Reading {
  const { nameRange, valueRange, reference, refused, stock, elsewhere } = variable;
  const written = variable.value?.map(({ text }) => text).join('');
  return {
    key,
    value: value === undefined ? undefined : serverValue(type, value),
    source: 'file',
    ...(valueRange === undefined ? {} : { range: valueRange }),
    ...(nameRange === undefined ? {} : { keyRange: nameRange }),
    ...(items === undefined || elsewhere
      ? {}
      : { items: items.map((item) => ({ ...item, value: serverValue('string', item.value) })) }),
    ...(reference === undefined ? {} : { reference }),
    ...(refused === undefined ? {} : { refused }),
    ...(stock === undefined ? {} : { stock }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
    ...(broken === undefined ? {} : { broken }),
    ...(written === undefined ? {} : { written }),
  };
}

/** What a server with the shipped `openmetadata.yaml` has where the variable is unset. */
function defaultOf({ type, shippedDefault }: CatalogueRow): Value | undefined {
  const value = pastedText(shippedDefault);
  return value === undefined ? undefined : serverValue(type, value);
}

/**
 * One flat mapping of the variables that stand here. A name that the catalogue lacks is judged by its name, whatever its
 * value.
 */
function structureOf(found: ReadonlyMap<string, Found>): Structure {
  const data = Object.fromEntries(
    [...found].flatMap(([name, { value, variable }]) => {
      const isKnown = settingsOfVariable(name).length > 0;
      const { nameRange, elsewhere, stock } = variable;
      const isHere = nameRange !== undefined && !(isKnown ? elsewhere : stock);
      return contextVariables.has(name) || (value === undefined && isKnown) || !isHere
        ? []
        : [[name, value ?? null] as const];
    }),
  );
  return {
    data,
    locate([name, index, ...deeper]) {
      const entry = typeof name === 'string' ? found.get(name) : undefined;
      if (entry === undefined) return undefined;
      const { nameRange, valueRange } = entry.variable;
      const value = typeof index === 'number' && deeper.length === 0 ? entry.items?.[index]?.range : undefined;
      const place = value ?? valueRange;
      return {
        ...(index === undefined && nameRange !== undefined ? { key: nameRange } : {}),
        ...(place === undefined ? {} : { value: place }),
      };
    },
  };
}

/** What overrides a variable of another file is no duplicate of it. */
export function duplicateVariables(variables: readonly Variable[]): readonly Duplicate[] {
  const last = new Map(variables.map(({ name, nameRange }) => [name, nameRange]));
  return variables.flatMap(({ name, nameRange }) => {
    const winner = last.get(name);
    return nameRange === undefined || winner === undefined || winner === nameRange
      ? []
      : [{ name, range: nameRange, winner }];
  });
}
