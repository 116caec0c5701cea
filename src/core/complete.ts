import { completeInEnvFile } from './complete/assignment';
import { completeInYaml } from './complete/inYaml';
import type { CursorPlace } from './complete/cursorPlace';
import { releaseIn } from './directives';
import type { Lens, Surroundings } from './formats/lens';
import { lineEnding } from './text/lines';
import type { TextRange } from './text/range';
import type { View } from './view';

/** Something that may stand at the cursor. Labels of kinds, icons and layout are the editor's. */
export interface Completion {
  /** What the list shows: a key, a variable, a value. No two completions of one place have the same. */
  readonly label: string;
  readonly kind: 'key' | 'block' | 'variable' | 'value';
  /** The characters that it takes the place of; the cursor stands in them or at their end. On one line. */
  readonly range: TextRange;
  /** What takes their place, without placeholders of any editor. Line ends are those of the file; later lines are indented. */
  readonly insertText: string;
  /** Where in `insertText` the cursor goes afterwards. Absent: its end. */
  readonly caret?: number;
  /** There is more to choose from where the cursor then stands, so the list should open again. */
  readonly more?: true;
  /** What it does, in the catalogue's words. Of a value: where it comes from, such as "From authority". */
  readonly description?: string;
  /** The first release that knows the setting; `1.5.0` stands for "1.5 or earlier", `main` for "not released yet". */
  readonly since?: string;
  /** What to do instead. */
  readonly deprecated?: string;
  /** Follows from what the file already says, so it comes first. At most one of a place. */
  readonly preferred?: true;
}

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
  const read = knownView(lens, text, offset, surroundings);
  const release = read.release ?? releaseIn(text);
  const view = release === undefined ? read : { ...read, release };
  const place: CursorPlace = { view, text, offset, ending: lineEnding(text) };
  return lens.id === 'env-file' ? completeInEnvFile(place) : completeInYaml(place);
}

/** What the file says beside the line that is being typed, which may make the whole unreadable. */
function knownView(lens: Lens, text: string, offset: number, surroundings: Surroundings): View {
  const whole = lens.read(text, surroundings);
  if (whole.readable) return whole;
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end < 0 ? text.length : end);
  return lens.read(text.slice(0, start) + line.replace(/[^\r]/g, ' ') + (end < 0 ? '' : text.slice(end)), surroundings);
}
