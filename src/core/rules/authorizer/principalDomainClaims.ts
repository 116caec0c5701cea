import type { Value } from '../../value';
import type { Rule } from '../rule';
import { nameOf } from '../subject';
import { emailFirst, firstClaim } from './principalClaims';
import { t } from '../../../l10n/l10n';

/** Claims that hold no address with any provider. */
const bare = new Set(['sub', 'oid', 'sid', 'jti', 'uid', 'user_id', 'uuid', 'guid']);

/** Claims that can hold an address, but mostly hold a name. */
const names = new Set(['preferred_username', 'username', 'cognito:username', 'nickname', 'name', 'given_name']);

/** Providers that put the address, or something like it, into `preferred_username`. */
const addressing: ReadonlySet<Value | undefined> = new Set(['azure', 'okta', 'google']);

/**
 * The domain is what follows the `@` in the first claim that the token has, so without an `@` it is nobody's
 * (OpenMetadata, SecurityUtil; #29488).
 */
export const principalDomainClaims: Rule = {
  code: 'principal-domain-claims',
  severity: 'error',
  check({ view, report }) {
    const enforce = view.get('authz.enforcePrincipalDomain');
    const first = firstClaim(view);
    if (first === undefined || enforce.value !== true) return;
    if (first.text === 'preferred_username' && addressing.has(view.get('authn.provider').value)) return;
    if (!bare.has(first.text) && !names.has(first.text)) return;
    const certain = bare.has(first.text);
    report({
      at: first.at,
      severity: certain ? 'error' : 'warning',
      message: certain
        ? t`${nameOf(view, enforce.key)} compares what follows the @ in this claim, and ${first.text} has none, so everyone is turned away. Put email first.`
        : t`${nameOf(view, enforce.key)} compares what follows the @ in this claim, and users whose ${first.text} is a bare name are turned away. Put email first.`,
      related: enforce.range === undefined ? [] : [{ range: enforce.range, message: t`Domains are enforced here.` }],
      fixes: [emailFirst(first)],
    });
  },
};
