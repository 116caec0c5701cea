import { completeInEnvFile } from './complete/assignment';
import type { Completion } from './complete/completion';
import type { CursorPlace } from './complete/cursorPlace';
import { completeInYaml } from './complete/inYaml';
import type { Lens, Surroundings } from './formats/lens';
import { readView } from './readView';
import { lineEnding, lineStart } from './text/lines';
import type { View } from './view';

/**
 * What may stand at `offset`: keys that the block lacks, variables that the file lacks, and values, those first that
 * follow from what the file already says. In the order in which to show them; not filtered by what is typed already.
 * Works while a line is half typed and the text does not parse. No secret is ever among them.
 * @param offset a cursor in `text`
 */
export function completeAt(
  lens: Lens,
  text: string,
  offset: number,
  surroundings: Surroundings = {},
): readonly Completion[] {
  const view = knownView(lens, text, offset, surroundings);
  const place: CursorPlace = { view, text, offset, ending: lineEnding(text) };
  return lens.id === 'env-file' ? completeInEnvFile(place) : completeInYaml(place);
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
