import type { TextRange } from '../../src/core/text/range';

/** A text, and the characters of it that stood between ⟦ and ⟧. */
export interface Marked {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

/** Takes the marks out of a text. They do not nest. */
export function unmark(marked: string): Marked {
  const ranges: TextRange[] = [];
  let text = '';
  for (const part of marked.split(/(⟦[^⟧]*⟧)/)) {
    const inner = /^⟦([^⟧]*)⟧$/.exec(part)?.[1];
    if (inner !== undefined) ranges.push({ start: text.length, end: text.length + inner.length });
    text += inner ?? part;
  }
  return { text, ranges };
}
