import type { Rule } from '../rule';
import { nameOf } from '../subject';
import { emailFirst, firstClaim } from './principalClaims';
import { t } from '../../../l10n/l10n';

/** Claims that hold an ID, which nobody reads, in the tokens of the providers that OpenMetadata knows. */
const ids = new Set(['sub', 'oid', 'sid', 'jti', 'uid', 'user_id', 'uuid', 'guid']);

/** The first claim that a token has becomes the user's name, and cannot be changed afterwards (OpenMetadata#9078). */
export const claimsOrder: Rule = {
  code: 'claims-order',
  severity: 'information',
  check({ view, report }) {
    const first = firstClaim(view);
    // Where domains are enforced it keeps everyone out, and the rule about that says so.
    if (first === undefined || !ids.has(first.text) || view.get('authz.enforcePrincipalDomain').value === true) return;
    report({
      at: first.at,
      message: t`The first claim of ${nameOf(view, first.key)} names the user, and ${first.text} is an ID with most providers. Put email first, before people sign in.`,
      fixes: [emailFirst(first)],
    });
  },
};
