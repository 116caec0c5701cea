import type { SettingKey } from '../../catalogue/catalogue';
import type { Rule } from '../rule';
import { nameOf, placesOf, rewrite } from '../subject';
import { t } from '../../../l10n/l10n';

/** The classes that were in `catalog.security` and are in `service.security` now, by setting; the first is for all others. */
const classes = {
  'authz.className': ['DefaultAuthorizer', 'NoopAuthorizer'],
  'authz.containerRequestFilter': ['JwtFilter', 'NoopFilter'],
} satisfies Partial<Record<SettingKey, readonly string[]>>;

/** The server loads the class by this name while it starts, and moved its classes in release 0.13. */
export const obsoleteClassName: Rule = {
  code: 'obsolete-class-name',
  severity: 'error',
  releases: { since: '0.13' },
  check({ view, report }) {
    for (const [key, [usual, ...others]] of Object.entries(classes) as [keyof typeof classes, string[]][]) {
      for (const place of placesOf(view, key)) {
        const name = /^org\.openmetadata\.catalog\.security\.(\w+)$/.exec(place.text.trim())?.[1];
        if (name === undefined) continue;
        const current = `org.openmetadata.service.security.${others.find((other) => other === name) ?? usual ?? name}`;
        report({
          at: place.at,
          message: t`${nameOf(view, key)} names a class of releases before 0.13, and newer servers do not start with it. Write ${current}.`,
          fixes: [{ title: t`Use ${current}`, preferred: true, safe: true, changes: [rewrite(view, place, current)] }],
        });
      }
    }
  },
};
