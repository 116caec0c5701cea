import { parseWebUrl } from '../../webUrl';
import type { Rule } from '../rule';
import { isClientType } from '../subject';
import { callbackPlaces, rightCallback } from './callbacks';
import { t } from '../../../l10n/l10n';

/**
 * OpenMetadata answers the provider at `/callback`, below its base path if it has one. `/auth/callback` looks right but
 * is where the web page goes afterwards.
 */
export const callbackPath: Rule = {
  code: 'callback-path',
  severity: 'error',
  check({ view, report }) {
    for (const { key, text, at } of callbackPlaces(view)) {
      const right = rightCallback(view, text);
      if (right === undefined || text === right) continue;
      // What stands where another path should be may be a base path.
      const safe = isKnownPath(parseWebUrl(text)?.path ?? '') ? { safe: true as const } : {};
      report({
        at,
        // A confidential client returns to its own callback URL; the other one is only shown to the browser.
        severity: isClientType(view, 'confidential') && key === 'authn.callbackUrl' ? 'warning' : 'error',
        message: t`OpenMetadata does not answer the provider at ${text}, so sign-in ends on an error page. Write ${right} here and at the provider.`,
        fixes: [{ title: t`Use ${right}`, preferred: true, ...safe, changes: [{ key, set: right }] }],
      });
    }
  },
};

const isKnownPath = (path: string): boolean => /^\/?$|\/callback\/?$/.test(path);
