import { catalogue } from '../../catalogue/catalogue';
import type { Rule } from '../rule';
import { t } from '../../../l10n/l10n';

/**
 * A default ends at the first brace, so `${X:-{}}` is the placeholder `${X:-{}` and a brace: right while X is not set, and
 * a brace too many once it is (measured with Dropwizard 4.0.7). As long as nobody has written it, it is nobody's mistake.
 */
export const trailingBrace: Rule = {
  code: 'trailing-brace',
  severity: 'information',
  check({ view, report }) {
    if (view.vocabulary !== 'server') return;
    for (const { key } of catalogue) {
      const reading = view.get(key);
      const [, variable = '', contents = ''] =
        /^\$\{([^{}:]+):-\s*\{([^{}]*)\}\s*\}$/.exec(reading.written ?? '') ?? [];
      if (variable === '') continue;
      const isEmpty = contents.trim() === '';
      const when = reading.broken === undefined ? t`Once ${variable} is set` : t`As ${variable} is set`;
      const advice = isEmpty
        ? t`Write \${${variable}:-}, as it ships.`
        : t`A map cannot be the default of a placeholder.`;
      report({
        at: reading,
        severity: reading.broken === undefined ? 'information' : 'error',
        message: t`${when}, a closing brace is left behind its value, and the server does not start. ${advice}`,
      });
    }
  },
};
