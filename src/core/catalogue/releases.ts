import type { Release, Setting } from './setting';

/** The `since` of everything that is as old as the catalogue's data, or older. */
const oldest: Release = '1.5.0';

const taken = new Map<Release, readonly number[] | undefined>();

/** The numbers of a release, or undefined for `main`, `latest` and whatever else carries none. Each analysis asks for the same few. */
function numbers(release: Release): readonly number[] | undefined {
  if (!taken.has(release)) taken.set(release, release.match(/\d+/g)?.slice(0, 3).map(Number));
  return taken.get(release);
}

/**
 * Orders releases from old to new: negative if `a` is older than `b`, 0 if they are the same, positive if newer.
 * A release without numbers (`main`, `latest`) is the newest. `1.12` stands for all its patches, so it is the same as `1.12.3`.
 */
export function compareReleases(a: Release, b: Release): number {
  const left = numbers(a);
  const right = numbers(b);
  if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
  const parts = Math.min(left.length, right.length);
  for (let part = 0; part < parts; part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** True if the server of that release accepts the setting's key. */
export function isKnownIn(setting: Setting, release: Release): boolean {
  const arrived = setting.since === oldest || compareReleases(release, setting.since) >= 0;
  const left = setting.until !== undefined && compareReleases(release, setting.until) > 0;
  return arrived && !left;
}

/** The release that a text names: `1.12.3`, `1.12` for all its patches, or `main`. Undefined for any other text. */
export function parseRelease(text: unknown): Release | undefined {
  if (typeof text !== 'string') return undefined;
  const release = text.trim();
  return /^(main|\d+\.\d+(\.\d+)?)$/.test(release) ? release : undefined;
}
