import type { Rule } from '../rule';
import { isClientType, nameOf, placesOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** Without the scope `openid` a provider hands out no ID token (OpenID Connect Core 1.0, section 3.1.2.1), which names the user. */
export const scopeWithoutOpenid: Rule = {
  code: 'scope-without-openid',
  severity: 'error',
  check({ view, report }) {
    if (!isClientType(view, 'confidential')) return;
    for (const { key, text, at } of placesOf(view, 'oidc.scope')) {
      // A blank one leaves the server with a default that is right.
      if (text.trim() === '' || text.trim().split(/\s+/).includes('openid')) continue;
      const scopes = text.split(/[\s,;+]+/).filter((scope) => scope !== '' && scope.toLowerCase() !== 'openid');
      const right = ['openid', ...scopes].join(' ');
      report({
        at,
        message: t`${nameOf(view, key)} does not ask for openid, so the provider returns no ID token and nobody can sign in. Separate scopes by blanks: ${right}.`,
        fixes: [{ title: t`Use ${right}`, preferred: true, safe: true, changes: [{ key, set: right }] }],
      });
    }
  },
};
