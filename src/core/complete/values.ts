import { catalogue } from '../catalogue/catalogue';
import { compareReleases } from '../catalogue/releases';
import type { Release, SettingType } from '../catalogue/setting';
import type { Completion } from './completion';
import { pastedText } from '../formats/pastedValue';
import { serverValue } from '../formats/serverValue';
import { catalogueValue, memberOf } from '../formats/yaml/view';
import { flowText, scalarText } from '../formats/yaml/write';
import { isBlank, isList, type Value } from '../value';
import type { View } from '../view';
import type { Choice } from './choices';
import { derivedTexts } from './derived';
import { knownTexts } from './knownTexts';
import { isClientId } from './providerSettings';
import type { Slot } from './slot';
import type { Sought } from './target';
import { t } from '../../l10n/l10n';

/** A value that may stand in a place, before it is written there. */
interface Candidate {
  readonly value: Value;
  /** Where it comes from. */
  readonly description?: string;
  readonly detail?: string;
  readonly name?: string;
  readonly preferred?: true;
}

/** A candidate as it is written at its place. */
type Shown = Omit<Candidate, 'value'> & { readonly text: string };

/** How texts are written at a place. */
export interface Manner {
  readonly dialect: 'server' | 'helm';
  /** The value stands in an env file, which is no YAML itself. */
  readonly isEnvFile: boolean;
  /** The characters before the slot are those of the key's colon: a blank is due. */
  readonly isTight: boolean;
}

/**
 * The values that may stand in a slot. Of a secret none, but for the variable that it comes from.
 * @param choices what is known to be there at the provider
 */
export function valueCompletions(
  view: View,
  sought: Sought,
  slot: Slot,
  manner: Manner,
  choices: readonly Choice[],
): readonly Completion[] {
  const candidates = [...candidatesFor(view, sought, choices), ...defaultsOf(sought)];
  const taken = new Set(slot.beside.map(([, value]) => value));
  const texts = candidates.flatMap(({ value, ...rest }) => {
    if (sought.isItem && taken.has(asText(value))) return [];
    const text = textFor(value, sought, slot, manner);
    return text === undefined || text === '' ? [] : [{ ...rest, text }];
  });
  const firstOf = new Map<string, Shown>();
  for (const shown of texts) if (!firstOf.has(shown.text)) firstOf.set(shown.text, shown);
  const distinct = [...firstOf.values()];
  const first = distinct.findIndex(({ preferred }) => preferred === true);
  const all: readonly Shown[] = [...distinct, ...placeholders(view, sought, slot)];
  return all.map(({ text, description, detail, name }, index) => ({
    label: text,
    kind: 'value',
    range: slot.range,
    insertText: manner.isTight ? ` ${text}` : text,
    ...(description === undefined ? {} : { description }),
    ...(detail === undefined ? {} : { detail }),
    ...(name === undefined ? {} : { name }),
    ...(index === first ? { preferred: true } : {}),
  }));
}

function candidatesFor(view: View, sought: Sought, choices: readonly Choice[]): readonly Candidate[] {
  const { setting, isItem, part } = sought;
  if (part !== undefined) return referenceParts(view, sought, part);
  if (setting.secret === true) return [];
  const derived = derivedTexts(view, setting.key).map(({ text, from }): Candidate => ({
    value: text,
    description: t`From ${from}`,
    preferred: true,
  }));
  const known = [...choicesOf(sought, view.release ?? 'main'), ...knownTexts(setting.key)];
  const listed = known.map((value): Candidate => ({ value }));
  const booleans = isBoolean(sought) ? [true, false].map((value): Candidate => ({ value })) : [];
  if (setting.type !== 'list' || isItem) return [...withChoices(sought, derived, choices), ...booleans, ...listed];
  return derived.length === 0 ? [] : [{ ...derived[0], value: derived.map(({ value }) => value) }];
}

/**
 * What is there comes before what only follows from the file, and what is both comes first. A URL that follows is right
 * all the same where nothing of it is there: the server may know the provider by a host of its own.
 */
function withChoices(
  { setting: { key } }: Sought,
  derived: readonly Candidate[],
  choices: readonly Choice[],
): readonly Candidate[] {
  const choiceOf = new Map(choices.map(({ text, ...known }) => [text, known]));
  const both = derived.flatMap((candidate) => {
    const known = choiceOf.get(asText(candidate.value));
    return known === undefined ? [] : [{ ...candidate, ...known }];
  });
  const derivedOnly = derived.filter(({ value }) => !choiceOf.has(asText(value)));
  const there = choices.map(({ text, ...known }): Candidate => ({ value: text, ...known, preferred: true }));
  return isClientId(key) ? [...both, ...there, ...derivedOnly] : [...both, ...derivedOnly, ...there];
}

/** Those that the release knows. */
const choicesOf = ({ setting, location }: Sought, release: Release): readonly string[] =>
  (location?.enum ?? setting.enum ?? []).filter((choice) => {
    const since = setting.enumSince?.[choice];
    return since === undefined || compareReleases(release, since) >= 0;
  });

const isBoolean = ({ setting, location }: Sought): boolean =>
  (location?.type ?? setting.type) === 'boolean' || typeof pastedText(setting.shippedDefault) === 'boolean';

/** The name and entry that the chart has for it, and the Secrets that the file refers to elsewhere. */
function referenceParts(view: View, { location }: Sought, part: string): readonly Candidate[] {
  const ofChart = memberOf(catalogueValue(location?.default), part);
  const names = catalogue.flatMap(({ key }) => {
    const { reference, source } = view.get(key);
    return source === 'file' && reference?.kind === 'kubernetes-secret' ? [reference.name] : [];
  });
  const values = [ofChart, ...(part === 'secretRef' ? names : [])];
  return values.flatMap((value) => (typeof value === 'string' && value !== '' ? [{ value }] : []));
}

function defaultsOf({ setting, location, isItem, part }: Sought): readonly Candidate[] {
  if (setting.secret === true || part !== undefined) return [];
  return [catalogueValue(location?.default), pastedText(setting.shippedDefault)].flatMap(
    (value): readonly Candidate[] => {
      if (value === undefined || isBlank(value)) return [];
      const values = isList(value) && isItem ? value : isItem ? [] : [value];
      return values.map((each) => ({ value: each, description: t`Default` }));
    },
  );
}

/** What `openmetadata.yaml` ships: the value comes from outside. */
function placeholders(
  view: View,
  { setting, isItem }: Sought,
  slot: Slot,
): readonly { text: string; description?: string }[] {
  const { env, shippedDefault } = setting;
  const fits = view.vocabulary === 'server' && !isItem && slot.quote === '' && !slot.inDefault && !slot.inBrackets;
  if (!fits || env === undefined) return [];
  return [
    { text: `\${${env}:-${setting.secret === true ? '""' : (shippedDefault ?? '""')}}`, description: t`From ${env}` },
  ];
}

/** The characters of a value in a slot; undefined where they would not mean it there. */
function textFor(value: Value, { setting, location, pasted }: Sought, slot: Slot, manner: Manner): string | undefined {
  if (slot.inDefault && JSON.stringify(value).includes('}')) return undefined;
  if (pasted) return pastedTextFor(value, slot, manner);
  const typed = typedFor(location?.type ?? setting.type, value, location !== undefined);
  if (slot.quote !== '') return typeof typed === 'object' ? undefined : inQuotes(String(typed));
  return flowText(typed, { dialect: manner.dialect, style: 'plain', inFlow: slot.inBrackets });
}

/** The chart wants its texts in quotes; the server takes numbers and booleans for texts. */
function typedFor(type: SettingType, value: Value, isChart: boolean): Value {
  if (type === 'string') return isChart && typeof value !== 'object' ? String(value) : value;
  return serverValue(type, value);
}

function pastedTextFor(value: Value, slot: Slot, { isEnvFile }: Manner): string | undefined {
  const text = isList(value) ? `[${value.map(asText).join(',')}]` : asText(value);
  if (!/^[\w./[][\w./:@%+=,[\] -]*$/.test(text)) return undefined;
  const isBare = isEnvFile || slot.quote !== '' || slot.inDefault;
  return isBare ? text : scalarText(text, { dialect: 'helm', style: 'plain', inFlow: slot.inBrackets });
}

const inQuotes = (text: string): string | undefined => (/["'\\]/.test(text) ? undefined : text);

const asText = (value: Value): string => (typeof value === 'string' ? value : JSON.stringify(value));
