import { outline, type Part, withParts } from './outline';

/** A text that parts can be taken out of. */
export interface Excerpt {
  readonly lines: readonly string[];
  readonly parts: readonly Part[];
}

export const excerptOf = (text: string): Excerpt => ({ lines: text.split('\n'), parts: outline(text) });

const keptLines = ({ parts }: Excerpt, left: ReadonlySet<string>): readonly number[] =>
  parts
    .filter(({ path }) => !left.has(path))
    .flatMap((part) => [...part.lines, ...keptLines({ lines: [], parts: part.parts }, left)])
    .sort((a, b) => a - b);

/** What is left of a text without some paths. */
export const textOf = (excerpt: Excerpt, left: ReadonlySet<string>): string =>
  keptLines(excerpt, left)
    .map((number) => `${excerpt.lines[number] ?? ''}\n`)
    .join('');

/**
 * The same for readers: `# …` for lines that are left out between two that stand side by side. In an env file nothing is
 * between two lines.
 */
export function shownText(excerpt: Excerpt, left: ReadonlySet<string>, language: string): string {
  if (language === 'env') return textOf(excerpt, left);
  const numbers = keptLines(excerpt, left);
  const indentation = (number: number | undefined): string => /^ */.exec(excerpt.lines[number ?? -1] ?? '')?.[0] ?? '';
  return numbers
    .map((number, index) => {
      const before = numbers[index - 1];
      const isGap = before !== undefined && excerpt.lines.slice(before + 1, number).some((line) => line.trim() !== '');
      const isBelow = indentation(before).length < indentation(number).length;
      return `${isGap && !isBelow ? `${indentation(number)}# …\n` : ''}${excerpt.lines[number] ?? ''}\n`;
    })
    .join('');
}

/** The paths of all parts, outer ones first. */
export const pathsOf = ({ parts }: Excerpt): readonly string[] => parts.flatMap(withParts).map(({ path }) => path);

/** The paths of the parts that have one of these lines. */
export const pathsAt = ({ parts }: Excerpt, lines: readonly number[]): readonly string[] =>
  parts.flatMap(withParts).flatMap((part) => (part.lines.some((line) => lines.includes(line)) ? [part.path] : []));

/** The paths of the parts that are not the same in another text. */
export function pathsThatDiffer(excerpt: Excerpt, other: Excerpt): readonly string[] {
  const said = ({ lines, parts }: Excerpt): ReadonlyMap<string, string> =>
    new Map(
      parts.flatMap(withParts).map((part) => [part.path, part.lines.map((line) => lines[line]).join('\n')] as const),
    );
  const others = said(other);
  return [...said(excerpt)].flatMap(([path, text]) => (others.get(path) === text ? [] : [path]));
}

/** The paths of the parts that had others below them, all of which are left out. */
export const barePaths = (parts: readonly Part[], left: ReadonlySet<string>): readonly string[] =>
  parts.flatMap((part) => {
    const bare = barePaths(part.parts, left);
    const isBare = part.parts.every(({ path }) => left.has(path) || bare.includes(path));
    return part.parts.length > 0 && isBare ? [...bare, part.path] : bare;
  });
