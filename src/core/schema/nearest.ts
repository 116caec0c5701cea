/** Edits that turn one word into the other: a character more, less or changed, or two neighbours swapped (Damerau-Levenshtein, optimal string alignment). */
export function distance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current.push(
        Math.min(
          (last[column] ?? 0) + 1,
          (current[column - 1] ?? 0) + 1,
          (last[column - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (beforeLast[column - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** Few enough edits that the one is probably a slip of the other: one in a short word, three in a long one. */
const tolerance = (word: string): number => (word.length < 6 ? 1 : word.length < 12 ? 2 : 3);

/** The word that was probably meant, whatever its case. Undefined if none is close, or two are equally so. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const ranked = words
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= tolerance(word))
    .sort((a, b) => a.edits - b.edits);
  const [first, second] = ranked;
  return first !== undefined && first.edits !== second?.edits ? first.candidate : undefined;
}
