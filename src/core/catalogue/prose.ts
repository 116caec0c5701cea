import { catalogue, type CatalogueRow, settingOf } from './catalogue';
import { isKnownIn } from './releases';
import type { Release } from './setting';

const keys = new Map(catalogue.map((setting) => [setting.key as string, setting]));

const words = /\b\w+\.[\w.]*\w/g;

/** The catalogue's prose names settings by its own keys; a reader knows them by their paths. */
export const withPaths = (prose: string): string => prose.replace(words, (word) => keys.get(word)?.path ?? word);

/**
 * What to do instead of using a setting, if the release has what takes its place already. Where no release is named, what
 * is merged but not released counts for nothing: nobody has it yet.
 */
export function deprecationIn({ deprecated }: CatalogueRow, release: Release | undefined): string | undefined {
  if (deprecated === undefined) return undefined;
  const successors = (deprecated.match(words) ?? []).flatMap((word) => keys.get(word) ?? []);
  const isThere = successors.every(({ key, since }) =>
    release === undefined ? since !== 'main' : isKnownIn(settingOf(key), release),
  );
  return isThere ? withPaths(deprecated) : undefined;
}
