import type { Rule } from '../rule';
import { isOidcProvider, nameOf, placesOf, rewrite } from '../subject';
import { obsoleteKeysPath, ownKeysPath } from './keyUrls';
import { t } from '../../../l10n/l10n';

/** OpenMetadata's own keys moved in release 0.13, and examples that name the old path are still copied. */
export const keyUrlObsoletePath: Rule = {
  code: 'key-url-obsolete-path',
  severity: 'warning',
  releases: { since: '0.13' },
  check({ view, report }) {
    if (!isOidcProvider(view)) return;
    for (const place of placesOf(view, 'authn.publicKeyUrls')) {
      if (!place.text.includes(obsoleteKeysPath)) continue;
      const url = place.text.replace(obsoleteKeysPath, ownKeysPath);
      report({
        at: place.at,
        message: t`OpenMetadata has no keys at ${obsoleteKeysPath} since release 0.13, so tokens of ingestion and other bots can be refused. Write ${url} in ${nameOf(view, place.key)}.`,
        fixes: [{ title: t`Use ${url}`, preferred: true, safe: true, changes: [rewrite(view, place, url)] }],
      });
    }
  },
};
