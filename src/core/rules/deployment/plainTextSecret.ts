import { catalogue } from '../../catalogue/catalogue';
import type { Rule } from '../rule';
import { isWritten, nameOf, placesOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** A file that configures a server is shared and kept in git; an env file is where this deployment keeps its secrets. */
export const plainTextSecret: Rule = {
  code: 'plain-text-secret',
  severity: 'warning',
  check({ view, report }) {
    if (view.secretHome === 'here') return;
    const where = view.secretHome === 'kubernetes-secret' ? t`a Kubernetes Secret` : t`an environment variable`;
    for (const { key } of catalogue.filter(({ secret }) => secret)) {
      const [place] = isWritten(view.get(key)) ? placesOf(view, key) : [];
      if (place === undefined || /^\s*$|^[{<].*[}>]$/.test(place.text)) continue;
      report({
        at: place.at,
        message: t`${nameOf(view, key)} stands here in plain text, so everyone who can read this file can use it. Keep it in ${where} and refer to that.`,
        fixes: [{ title: t`Read it from ${where}`, preferred: true, changes: [{ key, reference: true }] }],
      });
    }
  },
};
