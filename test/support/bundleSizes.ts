import { readFileSync, statSync } from 'node:fs';
import { join, normalize } from 'node:path';

/** The bundle that an entry loads: the entry, what it requires at once, and what those require. */
export function loadedAtOnce(folder: string, ...entries: readonly string[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  const visit = (name: string): void => {
    if (sizes.has(name)) return;
    sizes.set(name, statSync(join(folder, name)).size);
    for (const other of requiredAtOnce(readFileSync(join(folder, name), 'utf8')))
      visit(normalize(join(name, '..', other)));
  };
  entries.forEach(visit);
  return sizes;
}

/** What a bundle requires outside of `Promise.resolve().then(() => …)`, which is what becomes of an import(). */
const requiredAtOnce = (code: string): readonly string[] =>
  [...code.matchAll(/(\.then\(\(\) ?=> ?(?:\w|\$)*\(?)?require\("(\.[^"]+)"\)/g)].flatMap(([, later, name]) =>
    later === undefined && name !== undefined ? [name] : [],
  );

/** Sizes in words, the biggest first: what to look at when something has grown too big. */
export const biggest = (sizes: Iterable<readonly [string, number]>): string =>
  [...sizes]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(([name, size]) => `${kilobytes(size).padStart(8)}  ${name}`)
    .join('\n');

export const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024).toString()} KB`;
