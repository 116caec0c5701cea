import { quoted } from '../../text/quoted';
import type { Severity } from '../../finding';
import type { View } from '../../view';
import { parseWebUrl, withoutSlash } from '../../webUrl';
import { namedProvider } from './identityProviders';
import { hasSettingsPage } from './settingsPage';
import type { Rule } from '../rule';
import { isClientType, nameOf, placesOf } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * Auth0's library for browsers and OpenMetadata's validators append paths to the authority as it stands (auth0-spa-js 1 and
 * 2, Auth0Validator, GoogleAuthValidator, CognitoAuthValidator). The libraries for the others remove the slash.
 */
export const authorityTrailingSlash: Rule = {
  code: 'authority-trailing-slash',
  severity: 'error',
  check({ view, report }) {
    const severity = severityOf(view);
    if (severity === undefined) return;
    for (const { key, text, at } of placesOf(view, 'authn.authority')) {
      const url = parseWebUrl(text);
      const right = url && namedProvider(view)?.issuer(url);
      if (right === undefined || !text.endsWith('/') || withoutSlash(text) !== right) continue;
      report({
        at,
        severity,
        message:
          severity === 'error'
            ? t`${nameOf(view, key)} ends in a slash, so the addresses that are made of it have two and nobody can sign in. Write ${quoted(right, 100)}.`
            : t`${nameOf(view, key)} ends in a slash, so the addresses that are made of it have two and OpenMetadata’s settings page refuses it. Write ${quoted(right, 100)}.`,
        fixes: [{ title: t`Use ${right}`, preferred: true, safe: true, changes: [{ key, set: right }] }],
      });
    }
  },
};

/** Undefined where nobody minds. */
function severityOf(view: View): Severity | undefined {
  const provider = namedProvider(view)?.value;
  if (provider === 'auth0' && isClientType(view, 'public')) return 'error';
  const isStrict = provider === 'auth0' || provider === 'google' || provider === 'aws-cognito';
  return isStrict && hasSettingsPage(view) ? 'information' : undefined;
}
