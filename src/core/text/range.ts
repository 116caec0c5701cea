/** Characters of a text, as UTF-16 offsets: `start` inclusive, `end` exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Replace the characters of `range` by `newText`. An empty range inserts. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** True if `offset` lies in `range`, its end included, as a cursor does. */
export const touches = (range: TextRange, offset: number): boolean => range.start <= offset && offset <= range.end;

/** Edits in text order; of two at the same place the first stays first. */
export const inOrder = (edits: readonly TextEdit[]): readonly TextEdit[] =>
  edits.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);

/**
 * Applies edits that do not overlap; of two at the same place the first stays first.
 * @throws RangeError if two edits overlap: that is a defect of the caller, not of the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of inOrder(edits)) {
    if (edit.range.start < at) throw new RangeError(`edits overlap at offset ${edit.range.start.toString()}`);
    result += text.slice(at, edit.range.start) + edit.newText;
    at = edit.range.end;
  }
  return result + text.slice(at);
}
