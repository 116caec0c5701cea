import type { TextRange } from '../text/range';

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
  /** What people know it by, where the label is an ID. Whoever types it finds it. */
  readonly name?: string;
  /** Of what is known to be there: what it is and whose. "client of realm Data-sec, confidential". */
  readonly detail?: string;
  /** The first release that knows the setting; `1.5.0` stands for "1.5 or earlier", `main` for "not released yet". */
  readonly since?: string;
  /** What to do instead. */
  readonly deprecated?: string;
  /** Follows from what the file already says, so it comes first. At most one of a place. */
  readonly preferred?: true;
}
