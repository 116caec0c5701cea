import { catalogue, type CatalogueRow } from '../../catalogue/catalogue';
import { compareReleases, isKnownIn } from '../../catalogue/releases';
import type { Release } from '../../catalogue/setting';
import { sameValue, type Value } from '../../value';
import type { Reading, View } from '../../view';
import type { Report, Rule } from '../rule';
import { milder, nameOf, placesOf } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * The server refuses to start with a key or a value that its release does not know ("Unrecognized field at: …"), and
 * passes over a variable. An unknown release is the newest, which knows all but what is gone.
 */
export const unsupportedByRelease: Rule = {
  code: 'unsupported-by-release',
  severity: 'error',
  check({ view, report }) {
    const { release = 'main' } = view;
    const seen = new Set<number>();
    for (const setting of catalogue.filter((row) => row.enumSince !== undefined || !isKnownIn(row, release))) {
      const reading = view.get(setting.key);
      // One variable can fill two settings.
      if (reading.keyRange === undefined || seen.has(reading.keyRange.start)) continue;
      seen.add(reading.keyRange.start);
      if (isKnownIn(setting, release)) for (const found of newValues(view, setting, release)) report(found);
      else if (isOf(view, setting, reading)) report(unknownSetting(view, setting, reading, release));
    }
  },
};

/**
 * What stops the server is reported even as it ships, if the file is known to be for another release. What does no harm is
 * not, nor what a chart of that time brings along.
 */
function isOf(view: View, { helm = [] }: CatalogueRow, { value, stock }: Reading): boolean {
  if (view.vocabulary === 'server') return !stock || view.release !== undefined;
  const isDefault = value !== undefined && helm.some((location) => sameValue(value, location.default as Value));
  return !stock && !isDefault;
}

function unknownSetting(view: View, setting: CatalogueRow, { keyRange }: Reading, release: Release): Report {
  const stops = view.vocabulary === 'server';
  const name = nameOf(view, setting.key);
  return {
    at: keyRange === undefined ? {} : { range: keyRange },
    severity: !stops ? 'warning' : view.release === undefined ? milder('error') : 'error',
    message: `${
      stops
        ? t`${called(release)} does not know ${name}, and does not start with it.`
        : t`${called(release)} does not know ${name}, and passes over it.`
    } ${advice(setting, release)}`,
    fixes: [
      {
        title: t`Remove ${name}`,
        preferred: true,
        ...(stops && view.release !== undefined ? { safe: true } : {}),
        changes: [{ key: setting.key, remove: true }],
      },
    ],
  };
}

const called = (release: Release): string =>
  release === 'main' ? t`The newest OpenMetadata` : t`OpenMetadata ${release}`;

function advice({ since, until }: CatalogueRow, release: Release): string {
  if (until !== undefined && compareReleases(release, until) > 0)
    return t`Remove it: ${until} was the last release that knew it.`;
  return since === 'main' ? t`Remove it until there is a release after 2.0.7.` : t`Remove it, or update to ${since}.`;
}

/** Words that came later than the setting which they are for. */
const newValues = (view: View, { key, enumSince = {} }: CatalogueRow, release: Release): readonly Report[] =>
  placesOf(view, key).flatMap(({ text, at }) => {
    const since = enumSince[text.trim()];
    if (since === undefined || compareReleases(release, since) >= 0) return [];
    return [
      {
        at,
        message: t`OpenMetadata ${release} does not start with ${text.trim()} in ${nameOf(view, key)}. Write another, or update to ${since}.`,
      },
    ];
  });
