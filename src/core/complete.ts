import type { SettingKey } from './catalogue/catalogue';
import { completeInEnvFile } from './complete/assignment';
import type { Completion } from './complete/completion';
import type { CursorPlace } from './complete/cursorPlace';
import { choicesFor, realmNames } from './complete/choices';
import { completeInYaml } from './complete/inYaml';
import type { KnownRealm } from './complete/knownRealm';
import { valueCompletions } from './complete/values';
import type { Lens, Surroundings } from './formats/lens';
import { readView } from './readView';
import { lineEnding, lineStart } from './text/lines';
import type { View } from './view';

/**
 * What may stand at `offset`: keys that the block lacks, variables that the file lacks, and values, those first that
 * follow from what the file already says or that are there at the provider. In the order in which to show them; not
 * filtered by what is typed already. Works while a line is half typed and the text does not parse. No secret is ever
 * among them.
 * @param offset a cursor in `text`
 * @param known the realms and clients that can be offered
 */
export function completeAt(
  lens: Lens,
  text: string,
  offset: number,
  surroundings: Surroundings = {},
  known: readonly KnownRealm[] = [],
): readonly Completion[] {
  const view = knownView(lens, text, offset, surroundings);
  return completeWith(lens, { view, text, offset }, (sought, slot, manner) => {
    const names = realmNames(sought, slot, text, offset, known) ?? [];
    return [...names, ...valueCompletions(view, sought, slot, manner, choicesFor(view, sought, known))];
  });
}

/** The setting whose value is typed at `offset`; undefined where none is. */
export function settingAt(
  lens: Lens,
  text: string,
  offset: number,
  surroundings: Surroundings = {},
): SettingKey | undefined {
  let found: SettingKey | undefined;
  const view = knownView(lens, text, offset, surroundings);
  completeWith(lens, { view, text, offset }, ({ setting }) => {
    found = setting.key;
    return [];
  });
  return found;
}

function completeWith(
  lens: Lens,
  place: Pick<CursorPlace, 'view' | 'text' | 'offset'>,
  values: CursorPlace['values'],
): readonly Completion[] {
  const cursor: CursorPlace = { ...place, ending: lineEnding(place.text), values };
  return lens.id === 'env-file' ? completeInEnvFile(cursor) : completeInYaml(cursor);
}

/** What the file says beside the line that is being typed, which may make the whole unreadable. */
function knownView(lens: Lens, text: string, offset: number, surroundings: Surroundings): View {
  const whole = readView(lens, text, surroundings);
  if (whole.readable) return whole;
  const start = lineStart(text, offset);
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end < 0 ? text.length : end);
  const others = text.slice(0, start) + line.replace(/[^\r]/g, ' ') + (end < 0 ? '' : text.slice(end));
  return readView(lens, others, surroundings);
}
