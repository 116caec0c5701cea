import { lineEnding, lineStart } from '../../text/lines';
import type { TextEdit, TextRange } from '../../text/range';
import type { YamlEntry } from '../yaml/node';

/** A text that stands, indented, in the lines of another one. */
export interface Region {
  /** Without the indentation. */
  readonly text: string;
  /** The characters of the other text at a range of this one. */
  readonly outerRange: (range: TextRange) => TextRange;
  /** The edit of the other text that does to this one what the edit says. */
  readonly outerEdit: (edit: TextEdit) => TextEdit;
}

interface Line {
  /** Where the line starts without its indentation. */
  readonly inner: number;
  /** Where it starts in the other text, and where its first character behind the indentation stands. */
  readonly start: number;
  readonly content: number;
}

/**
 * The characters of a map, or of a text written as a block (`|`, or a map that was read as one), without their indentation.
 * Undefined for a text that is written in another way (folded, in quotes): its characters are not those of the file.
 */
export function regionAt(source: string, { keyRange, node }: YamlEntry): Region | undefined {
  const { kind, style, range, alias } = node;
  if (alias === true || range.start === range.end) return undefined;
  if (kind === 'map' && style === 'flow') return regionOf(source, range, 0);
  const end = source.indexOf('\n', range.end) + 1 || source.length;
  if (kind === 'map') {
    const start = lineStart(source, range.start);
    return regionOf(source, { start, end }, range.start - start);
  }
  const header = blockHeader.exec(source.slice(range.start, range.end));
  if (style !== 'block' || header === null) return undefined;
  const start = range.start + header[0].length;
  const keyColumn = keyRange.start - lineStart(source, keyRange.start);
  const first = /^(?:[ \t]*\r?\n)*( *)/.exec(source.slice(start, end))?.[1] ?? '';
  return regionOf(source, { start, end }, header[1] ? keyColumn + Number(header[1]) : first.length);
}

/** How a block of text begins that keeps its line ends. It may say how far it is indented. */
const blockHeader = /^(?:\|[+-]?([1-9]?)[+-]?)?[ \t]*(?:#.*)?\r?\n/;

/**
 * The lines of a source from `start` to `end` without their first `indent` blanks; comments and blank lines may have less.
 * Every character is mapped to the one it is.
 */
export function regionOf(source: string, { start, end }: TextRange, indent: number): Region {
  const lines: Line[] = [];
  let text = '';
  for (let at = start; ;) {
    const next = source.indexOf('\n', at) + 1;
    const lineEnd = next === 0 || next > end ? end : next;
    const blanks = /^ */.exec(source.slice(at, Math.min(lineEnd, at + indent)))?.[0].length ?? 0;
    lines.push({ inner: text.length, start: at, content: at + blanks });
    text += source.slice(at + blanks, lineEnd);
    if (lineEnd !== next) break;
    at = lineEnd;
  }
  const lineAt = (offset: number): Line => {
    let [low, high] = [0, lines.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle]?.inner ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return lines[low] ?? { inner: 0, start, content: start };
  };
  const outer = (offset: number): number => {
    const line = lineAt(offset);
    return line.content + offset - line.inner;
  };
  const eol = lineEnding(source);
  const padding = ' '.repeat(indent);
  return {
    text,
    outerRange(range) {
      const last = lineAt(range.end);
      const endsLine = range.end > range.start && range.end === last.inner;
      return { start: outer(range.start), end: endsLine ? last.start : outer(range.end) };
    },
    outerEdit({ range, newText }) {
      const [first, last] = [lineAt(range.start), lineAt(range.end)];
      const [fromLine, toLine] = [range.start === first.inner, range.end === last.inner];
      const pieces = newText.split(/\r?\n/);
      const indented = pieces.map((piece, index) =>
        (index > 0 || fromLine) && piece !== '' ? padding + piece : piece,
      );
      // What follows starts a line of its own, or goes on behind the new text.
      const isNewLine = pieces.at(-1) === '' && (pieces.length > 1 || fromLine);
      const to = toLine && isNewLine ? last.start : outer(range.end);
      const goesOn = !toLine && isNewLine && !/^\r?(?:\n|$)/.test(source.slice(to, to + 2));
      const edit = {
        range: { start: fromLine ? first.start : outer(range.start), end: to },
        newText: indented.join(eol) + (goesOn ? padding : ''),
      };
      return fromLine ? withoutSamePrefix(edit, padding, first) : edit;
    },
  };
}

/** The indentation that stands there already need not be written. */
function withoutSamePrefix({ range, newText }: TextEdit, padding: string, { start, content }: Line): TextEdit {
  const isThere = content - start === padding.length && content <= range.end && newText.startsWith(padding);
  return isThere
    ? { range: { start: content, end: range.end }, newText: newText.slice(padding.length) }
    : { range, newText };
}
