import { catalogue, type CatalogueRow } from '../catalogue/catalogue';
import type { Completion } from './completion';
import { completeAssignment } from './assignment';
import type { CursorPlace } from './cursorPlace';
import { type KeyPlace, keyCompletions, variableCompletions } from './keys';
import { type Slot, slotAt } from './slot';
import { keyTarget, type Target, valueTarget, variableValue } from './target';
import { type YamlPlace, yamlPlaceAt } from './yamlPlace';

/** Completes a key, a variable or a value in any format that is YAML. */
export function completeInYaml(cursor: CursorPlace): readonly Completion[] {
  const place = yamlPlaceAt(cursor.text, cursor.offset);
  if (place === undefined) return [];
  if (place.at === 'key')
    return atKey(cursor, place, keyTarget(cursor.view.vocabulary, place.path, keysOf(place.beside)));
  return inValue(cursor, place);
}

const keysOf = (beside: YamlPlace['beside']): readonly string[] => beside.map(([key]) => key);

function atKey(
  cursor: CursorPlace,
  place: YamlPlace,
  target: Target | undefined,
  inBrackets = false,
): readonly Completion[] {
  const { view, ending } = cursor;
  const keyPlace: KeyPlace = {
    range: place.range,
    taken: new Set(keysOf(place.beside)),
    hasValue: place.hasColon,
    inBrackets,
    column: place.column,
    ending,
  };
  if (target?.kind === 'keys') return keyCompletions(view.vocabulary, target.block, view.release, keyPlace);
  if (target?.kind !== 'variables') return [];
  const isForwarded = place.beside.some(([key, value]) => value.startsWith(`\${${key}`));
  return variableCompletions(view.release, keyPlace, isForwarded ? forwarded : assigned);
}

const assigned = (name: string): Pick<Completion, 'insertText' | 'more'> => ({ insertText: `${name}: `, more: true });

/** As the variables beside it do it: what the shell or `.env` says, else what OpenMetadata ships. */
function forwarded(name: string, { secret, shippedDefault = '' }: CatalogueRow): Pick<Completion, 'insertText'> {
  const fallback = secret === true || shippedDefault === '""' ? '' : shippedDefault.replace(/^"(.*)"$/, '$1');
  return { insertText: `${name}: \${${name}:-${fallback}}` };
}

function inValue(cursor: CursorPlace, place: YamlPlace): readonly Completion[] {
  const { text, offset } = cursor;
  const { vocabulary } = cursor.view;
  const isItem = place.at === 'item';
  if (isItem && vocabulary === 'environment' && place.path.at(-2) === 'environment')
    return inListedAssignment(cursor, place);
  const slot = slotAt(text, place.range, offset, false);
  if (slot === undefined) return [];
  const path = [...place.path, ...slot.steps];
  if (slot.isKey) {
    const hasColon = /^[ \t]*:/.test(text.slice(slot.range.end, slot.range.end + 20));
    const key = { ...place, range: slot.range, beside: slot.beside, hasColon };
    return atKey(cursor, key, keyTarget(vocabulary, path, keysOf(slot.beside)), true);
  }
  const name = (slot.inBrackets ? slot.beside : place.beside).find(([key]) => key === 'name')?.[1];
  const target = valueTarget(vocabulary, path, name);
  if (target?.kind === 'variables') return variableNames(cursor, slot);
  if (target?.kind !== 'value') return [];
  const beside = isItem && !slot.inBrackets ? place.beside : slot.beside;
  const isTight = text[slot.range.start - 1] === ':' && !slot.inBrackets && !slot.inDefault;
  const manner = { dialect: vocabulary === 'server' ? 'server' : 'helm', isEnvFile: false, isTight } as const;
  if (!target.pasted) return cursor.values(target, { ...slot, beside }, manner);
  const inner = slotAt(text, place.range, offset, true);
  const sought =
    inner && variableValue(target.setting.env ?? '', target.isItem ? [0] : inner.steps.slice(slot.steps.length));
  return inner === undefined || sought === undefined ? [] : cursor.values(sought, inner, manner);
}

/** `- NAME=value`: a line of an env file as an item. */
function inListedAssignment(cursor: CursorPlace, { range, beside }: YamlPlace): readonly Completion[] {
  const quote = /^["']?/.exec(cursor.text.slice(range.start, range.end))?.[0].length ?? 0;
  const end = range.end - (quote > 0 && /["']$/.test(cursor.text.slice(range.start + 1, range.end)) ? 1 : 0);
  const taken = new Set(beside.map(([, item]) => item.split('=', 1)[0] ?? ''));
  return completeAssignment(cursor, { start: range.start + quote, end }, taken);
}

/** In a list of names and values each name has a line of its own. */
function variableNames({ view, ending }: CursorPlace, { range, inBrackets }: Slot): readonly Completion[] {
  const taken = new Set(
    catalogue.flatMap(({ key, env }) => (view.get(key).source === 'file' && env !== undefined ? [env] : [])),
  );
  const place: KeyPlace = { range, taken, hasValue: true, inBrackets, column: 0, ending };
  return variableCompletions(view.release, place, (name) => ({ insertText: name }));
}
