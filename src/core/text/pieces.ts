import { applyEdits, inOrder, type TextEdit } from './range';

/** A stretch of the first text, or something that was written into it. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/**
 * Edits that were made one after another, each to the text that the last ones left, as edits of the first text.
 * @throws RangeError if the edits of one step overlap
 */
export class EditSequence {
  private pieces: readonly Piece[];

  constructor(private readonly first: string) {
    this.pieces = [{ start: 0, end: first.length }];
  }

  /** The text as it is now. */
  get text(): string {
    return this.pieces
      .map((piece) => ('text' in piece ? piece.text : this.first.slice(piece.start, piece.end)))
      .join('');
  }

  /** The same sequence with one more step. */
  then(edits: readonly TextEdit[]): EditSequence {
    // Overlaps are found here.
    applyEdits(this.text, edits);
    const next = new EditSequence(this.first);
    const pieces: Piece[] = [];
    let at = 0;
    for (const { range, newText } of inOrder(edits)) {
      pieces.push(...this.cut(at, range.start), { text: newText });
      at = range.end;
    }
    next.pieces = [...pieces, ...this.cut(at, Infinity)];
    return next;
  }

  /** What it takes to get there from the first text at once; characters that stay are in none of them. */
  get edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let [at, newText] = [0, ''];
    const close = (end: number): void => {
      const edit = smallest(this.first, { range: { start: at, end }, newText });
      if (edit !== undefined) edits.push(edit);
    };
    for (const piece of this.pieces) {
      if ('text' in piece) {
        newText += piece.text;
      } else if (piece.start < piece.end) {
        close(piece.start);
        [at, newText] = [piece.end, ''];
      }
    }
    close(this.first.length);
    return edits;
  }

  private cut(start: number, end: number): readonly Piece[] {
    let offset = 0;
    return this.pieces.flatMap((piece): readonly Piece[] => {
      const length = 'text' in piece ? piece.text.length : piece.end - piece.start;
      const [from, to] = [Math.max(start - offset, 0), Math.min(end - offset, length)];
      offset += length;
      if (from >= to) return [];
      return [
        'text' in piece ? { text: piece.text.slice(from, to) } : { start: piece.start + from, end: piece.start + to },
      ];
    });
  }
}

/** Without the characters at both ends that stay as they are; undefined where all do. */
function smallest(text: string, { range, newText }: TextEdit): TextEdit | undefined {
  const old = text.slice(range.start, range.end);
  if (old === newText) return undefined;
  const most = Math.min(old.length, newText.length);
  let head = 0;
  while (head < most && old[head] === newText[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === newText[newText.length - 1 - tail]) tail += 1;
  return {
    range: { start: range.start + head, end: range.end - tail },
    newText: newText.slice(head, newText.length - tail),
  };
}
