import { nameOf } from '../rules/subject';
import { isBefore, isEmailFirstEra } from './era';
import type { View } from '../view';
import { textClaim, claimIn, domainPart, type TokenClaims } from './claims';
import type { Principal } from './principal';
import { listIn } from './settings';
import { t } from '../../l10n/l10n';

/** What OpenMetadata says to a user whose address the provider calls unverified (after release 2.0.7, SecurityUtil). */
export function unverifiedRefusal(view: View, claims: TokenClaims, email: string | undefined): string | undefined {
  const unverified = String(claimIn(claims, 'email_verified')?.value).toLowerCase() === 'false';
  return isEmailFirstEra(view) && unverified && email !== undefined
    ? `Authentication failed: email '${email}' is not verified by the identity provider`
    : undefined;
}

/** What is to be known about the account that a sign-in is for. It is not known whether there is one. */
export function accountExplanation(view: View, claims: TokenClaims, principal: Principal): readonly string[] {
  return [...signup(view, principal), ...verification(view, claims)];
}

function signup(view: View, { email, emailFirst }: Principal): readonly string[] {
  const { key, value } = view.get('authn.enableSelfSignup');
  const name = nameOf(view, key);
  if (value === false) {
    const words = emailFirst
      ? 'User not registered. Contact administrator to create an account.'
      : 'User not found and self-signup is disabled';
    return [t`An account has to be there already, as ${name} is false. Without one OpenMetadata says: ${words}`];
  }
  if (value !== true) return [];
  const domains = listIn(view, 'authz.allowedEmailRegistrationDomains') ?? [];
  const allowed =
    !emailFirst ||
    domains.length === 0 ||
    domains.includes('all') ||
    domains.some((each) => each.toLowerCase() === domainPart(email ?? '').toLowerCase());
  return allowed
    ? [t`The first sign-in makes the account, as ${name} is true.`]
    : [
        t`An account has to be there already, as ${nameOf(view, 'authz.allowedEmailRegistrationDomains')} does not have its domain.`,
      ];
}

/** Said where it does not count yet, so that an update surprises nobody. */
function verification(view: View, claims: TokenClaims): readonly string[] {
  const isUnverified = textClaim(claims, 'email') !== undefined && claimIn(claims, 'email_verified')?.value === false;
  if (!isUnverified || isEmailFirstEra(view) || isBefore(view, '1.12')) return [];
  return [t`The address is not verified at the provider. Releases after 2.0.7 turn such users away.`];
}
