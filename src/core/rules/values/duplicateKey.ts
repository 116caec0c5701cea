import type { FormatId, View } from '../../view';
import type { Rule } from '../rule';
import { t } from '../../../l10n/l10n';

/** Of two keys with one name the server and Helm take the last without a word, and so do Compose and Kubernetes in lists. */
export const duplicateKey: Rule = {
  code: 'duplicate-key',
  severity: 'warning',
  check({ view, report }) {
    for (const { name, range, winner } of view.duplicates)
      report({
        at: { range },
        message: isStrict(view)
          ? t`${name} stands twice, which some tools refuse, and only the last one counts. Remove this one, or the other.`
          : t`${name} stands twice, and only the last one counts. Remove this one, or the other.`,
        related: [{ range: winner, message: t`This one counts` }],
        tags: ['unnecessary'],
      });
  },
};

/** Docker Compose, and the API of Kubernetes, refuse a map in which a key stands twice. A file inside is text to them. */
const isStrict = ({ format, vocabulary }: View): boolean => strict.has(format) && vocabulary !== 'server';

const strict: ReadonlySet<FormatId> = new Set(['compose', 'config-map', 'helm-release', 'argo-application']);
