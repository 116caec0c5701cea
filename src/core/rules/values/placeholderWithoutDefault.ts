import { catalogue } from '../../catalogue/catalogue';
import type { SettingType } from '../../catalogue/setting';
import type { Rule } from '../rule';
import { nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * `${NAME}` stays as it stands where the variable is not set (measured with Dropwizard 4.0.7): the server cannot take that
 * text for a number, a switch or a list. Of texts nothing is said: a secret had better have no default.
 */
export const placeholderWithoutDefault: Rule = {
  code: 'placeholder-without-default',
  severity: 'hint',
  check({ view, report }) {
    if (view.vocabulary !== 'server') return;
    for (const { key, type } of catalogue) {
      const reading = view.get(key);
      const variable = /^(["']?)\$\{([^{}:]+)\}\1$/.exec(reading.written ?? '')?.[2];
      const kind = kinds[type];
      if (variable === undefined || kind === undefined || reading.elsewhere) continue;
      report({
        at: reading,
        message: t`Without the variable ${variable} the server reads the placeholder itself for ${nameOf(view, key)}, which is ${kind}, and does not start. Write \${${variable}:-…} with a default if it may be unset.`,
      });
    }
  },
};

const kinds: Readonly<Partial<Record<SettingType, string>>> = {
  boolean: t`no switch`,
  integer: t`no number`,
  list: t`no list`,
  map: t`no map`,
};
