import { lineStart } from '../../text/lines';
import { inOrder, type TextEdit, type TextRange } from '../../text/range';

/** Offsets of a source text by line, and the edits that take or add whole lines. */
export class SourceLines {
  constructor(
    readonly text: string,
    readonly ending: '\n' | '\r\n',
  ) {}

  startOf(offset: number): number {
    return lineStart(this.text, offset);
  }

  /** Where the next line starts; the end of the text if there is none. */
  after(offset: number): number {
    const end = this.text.indexOf('\n', offset);
    return end < 0 ? this.text.length : end + 1;
  }

  /** A byte order mark takes no column. */
  columnOf(offset: number): number {
    return this.text.slice(this.startOf(offset), offset).replace(/^\uFEFF/, '').length;
  }

  /** True if nothing but white space stands before `offset` in its line. */
  isFirstInLine(offset: number): boolean {
    return /^[\uFEFF ]*$/.test(this.text.slice(this.startOf(offset), offset));
  }

  /** Takes the lines of a range away. */
  remove({ start, end }: TextRange): TextEdit {
    return { range: { start: this.startOf(start), end: this.after(end) }, newText: '' };
  }

  /** Adds lines before the line of `offset`. */
  insertBefore(offset: number, lines: readonly string[]): TextEdit {
    const start = this.startOf(offset);
    return { range: { start, end: start }, newText: lines.map((line) => line + this.ending).join('') };
  }

  /** Adds lines after the line of `offset`; a last line without line end stays one. */
  insertAfter(offset: number, lines: readonly string[]): TextEdit {
    const start = this.after(offset);
    const isEnded = start === 0 || this.text[start - 1] === '\n';
    const newText = lines.map((line) => (isEnded ? line + this.ending : this.ending + line)).join('');
    return { range: { start, end: start }, newText };
  }
}

/** Sorts edits, and joins those that touch, so that no editor has to decide which of two at one place comes first. */
export function joinEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  const ordered = inOrder(edits.filter(({ range, newText }) => range.start < range.end || newText !== ''));
  const joined: TextEdit[] = [];
  for (const edit of ordered) {
    const last = joined.at(-1);
    if (last?.range.end === edit.range.start) {
      const range = { start: last.range.start, end: edit.range.end };
      joined[joined.length - 1] = { range, newText: last.newText + edit.newText };
    } else {
      joined.push(edit);
    }
  }
  return joined;
}
