import type { TextRange } from './range';

/** A stretch of effective text and the source characters it came from. */
export interface Segment {
  readonly text: string;
  readonly source: TextRange;
  /** The effective characters stand in the source one to one, so an offset inside the segment can be mapped and edited. */
  readonly verbatim: boolean;
}

/**
 * Text as a later reader sees it, with a map back to the characters it came from.
 * The server's `${VAR:-default}` substitution and the quoting of env files both produce one;
 * whatever parses the effective text reports ranges of the source.
 */
export interface MappedText {
  readonly text: string;
  /** The source characters of the effective range. A range that cuts into a replaced stretch takes the whole of that stretch. */
  sourceRange(range: TextRange): TextRange;
  /** True if every effective character of the range stands in the source as it is. */
  isVerbatim(range: TextRange): boolean;
}

interface PlacedSegment extends Segment {
  readonly start: number;
  readonly end: number;
}

/** Joins segments into mapped text. Segments are in order and, where the source is one piece, adjacent. */
export function mapText(segments: readonly Segment[]): MappedText {
  const placed: PlacedSegment[] = [];
  let length = 0;
  for (const segment of segments) {
    placed.push({ ...segment, start: length, end: length + segment.text.length });
    length += segment.text.length;
  }
  const at = (offset: number, side: 'start' | 'end'): PlacedSegment | undefined => {
    let low = 0;
    let high = placed.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const segment = placed[middle];
      const before = segment !== undefined && (side === 'start' ? segment.end <= offset : segment.end < offset);
      if (before) low = middle + 1;
      else high = middle;
    }
    return placed[low];
  };
  return {
    text: segments.map((segment) => segment.text).join(''),
    sourceRange({ start, end }) {
      const first = at(start, 'start');
      const last = end > start ? at(end, 'end') : first;
      if (first === undefined || last === undefined) return { start: 0, end: 0 };
      const from = first.verbatim
        ? first.source.start + Math.min(start - first.start, first.text.length)
        : first.source.start;
      const to = last.verbatim ? last.source.start + (end - last.start) : last.source.end;
      return { start: from, end: Math.max(from, to) };
    },
    isVerbatim({ start, end }) {
      return placed.every((segment) => segment.verbatim || segment.end <= start || segment.start >= end);
    },
  };
}

/** A text that is its own source, from `offset` on. */
export const verbatim = (text: string, offset = 0): readonly Segment[] => [
  { text, source: { start: offset, end: offset + text.length }, verbatim: true },
];

export const plainText = (text: string, offset = 0): MappedText => mapText(verbatim(text, offset));

/** The characters of these ranges of a text, one after another. */
export const mapRanges = (text: string, ranges: readonly TextRange[]): MappedText =>
  mapText(ranges.map((range) => ({ text: text.slice(range.start, range.end), source: range, verbatim: true })));

/** A range of mapped text, mapped to the same characters. */
export const partOf = (whole: MappedText, { start, end }: TextRange): MappedText => {
  const inWhole = (range: TextRange): TextRange => ({ start: start + range.start, end: start + range.end });
  return {
    text: whole.text.slice(start, end),
    sourceRange: (range) => whole.sourceRange(inWhole(range)),
    isVerbatim: (range) => whole.isVerbatim(inWhole(range)),
  };
};
