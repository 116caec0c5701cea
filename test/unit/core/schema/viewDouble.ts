import type { TextRange } from '../../../../src/core/text/range';
import type { Vocabulary, Structure, View } from '../../../../src/core/view';

type Path = readonly (string | number)[];

interface Place {
  readonly key: TextRange;
  readonly value: TextRange;
}

/** A structure whose places each have characters of their own, as if every key and value stood on its own line. */
export interface StructureDouble extends Structure {
  place(...path: Path): Place;
}

export function structureOf(data: unknown): StructureDouble {
  const places = new Map<string, Place>();
  const visit = (value: unknown, path: Path): void => {
    const start = places.size * 10;
    places.set(path.join('\n'), { key: { start, end: start + 3 }, value: { start: start + 5, end: start + 8 } });
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) visit(child, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visit(data, []);
  const locate = (path: Path): Place | undefined => places.get(path.join('\n'));
  return {
    data,
    locate,
    place(...path) {
      const place = locate(path);
      if (place === undefined) throw new Error(`nothing at ${path.join('.')}`);
      return place;
    },
  };
}

/** A view with structures only: all that schema findings look at. */
export const viewOf = (vocabulary: Vocabulary, ...structures: readonly Structure[]): View => ({
  format: 'server-yaml',
  vocabulary,
  secretHome: 'here',
  readable: true,
  partial: false,
  heading: { start: 0, end: 1 },
  structures,
  duplicates: [],
  get(key) {
    return { key, value: undefined, source: 'default' };
  },
});
