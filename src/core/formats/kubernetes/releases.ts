import { compareReleases } from '../../catalogue/releases';
import type { Release } from '../../catalogue/setting';
import type { Value } from '../../value';

/** The release of the server in an image: that of its tag, `1.12.4` or `1.12.4-postgres`. */
export const releaseOfTag = (tag: Value | undefined): Release | undefined =>
  typeof tag === 'string' ? /^v?(\d+\.\d+\.\d+)(?![\d])/.exec(tag)?.[1] : undefined;

/** The same for the name of an image, with its registry, tag and digest. Undefined for images of something else. */
export const releaseOfImage = (image: Value | undefined): Release | undefined =>
  typeof image === 'string' ? releaseOfTag(/openmetadata[^:@]*:([^:@/]+)(?:@.*)?$/i.exec(image)?.[1]) : undefined;

/**
 * The release of the server that a version of the chart `openmetadata` installs: the same number since 1.0. Undefined for
 * other charts, for ranges of versions, and for older charts.
 */
export function releaseOfChart(chart: Value | undefined, version: Value | undefined): Release | undefined {
  if (chart !== 'openmetadata' || typeof version !== 'string') return undefined;
  const release = /^v?(\d+\.\d+\.\d+)$/.exec(version)?.[1];
  return release === undefined || compareReleases(release, '1.0.0') < 0 ? undefined : release;
}
