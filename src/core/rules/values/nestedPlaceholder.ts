import { catalogue } from '../../catalogue/catalogue';
import type { Rule } from '../rule';
import { t } from '../../../l10n/l10n';

/**
 * The default of a placeholder ends at the first brace (measured with the substitution of Dropwizard 4.0.7, as the server
 * configures it). Files of releases after 2.0 have nested ones, but none in the blocks of sign-in.
 */
export const nestedPlaceholder: Rule = {
  code: 'nested-placeholder',
  severity: 'warning',
  check({ view, report }) {
    if (view.vocabulary !== 'server') return;
    for (const { key, type } of catalogue) {
      const reading = view.get(key);
      const [, outer = '', inner = ''] = nested.exec(reading.written ?? '') ?? [];
      if (type === 'object' || outer === '') continue;
      report({
        at: reading,
        severity: view.release === 'main' ? 'information' : 'warning',
        message: t`The default of ${outer} ends at the first closing brace, so the server does not look for ${inner} and reads the placeholder inside as text. Give ${outer} a plain default.`,
      });
    }
  },
};

const nested = /\$\{([^{}:]+):-[^{}]*\$\{([^{}:]+)/;
