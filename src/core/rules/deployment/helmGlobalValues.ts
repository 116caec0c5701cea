import { compareReleases } from '../../catalogue/releases';
import type { Structure, View } from '../../view';
import type { Rule } from '../rule';
import { t } from '../../../l10n/l10n';

/** "Global keyword has been replaced by openmetadata.config" (values.schema.json since chart 1.1; helm-charts#75, #143). */
export const helmGlobalValues: Rule = {
  code: 'helm-global-values',
  severity: 'error',
  check({ view, report }) {
    if (view.vocabulary !== 'chart' || isOld(view)) return;
    for (const structure of view.structures) {
      const [first, second] = blocks.flatMap((block) => structure.locate(['global', block])?.key ?? []);
      if (first === undefined || isServedOld(structure)) continue;
      report({
        at: { range: first },
        message: t`Since chart 1.1 these settings belong in openmetadata.config, and nobody reads them in global. Move authorizer and authentication there as they are.`,
        related: second === undefined ? [] : [{ range: second, message: t`This has to move, too.` }],
      });
    }
  },
};

const blocks = ['authorizer', 'authentication'] as const;

const isOld = ({ release }: View): boolean => release !== undefined && compareReleases(release, '1.1') < 0;

/** Until release 0.13 OpenMetadata's own keys were at another address, so a file that names it is for that release. */
const isServedOld = ({ data }: Structure): boolean => JSON.stringify(data).includes('/api/v1/config/jwks');
