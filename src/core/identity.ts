import { accountExplanation, unverifiedRefusal } from './identity/account';
import { administratorOf, type Administrator } from './identity/administrators';
import type { TokenClaims } from './identity/claims';
import { domainCheck, type DomainCheck } from './identity/domains';
import { principalIn } from './identity/principal';
import type { View } from './view';

/** What OpenMetadata would make of a user. */
export interface Identity {
  /** Undefined: the token does not say. A name is known of some who are turned away, too. */
  readonly userName?: string;
  readonly email?: string;
  readonly domain: DomainCheck;
  readonly administrator: Administrator;
  /** Why the user is turned away, in OpenMetadata's own words. Undefined: they get in. */
  readonly refusal?: string;
  /** How the name and the address come about, what the domain check says, and what is to know of the account; a sentence each. */
  readonly explanation: readonly string[];
}

/**
 * Who the user of an ID token is to an OpenMetadata with this configuration, and whether they get in. Goes by the rules of
 * the release that the view is for; without one, by those of the newest release.
 * Source: OpenMetadata, SecurityUtil, JwtFilter, AuthenticationCodeFlowHandler and UserUtil of releases 1.3 to 2.0.7, and
 * JwtIdentityResolver and OidcIdentityResolver of what comes after.
 */
export function identityOf(claims: TokenClaims, view: View): Identity {
  const principal = principalIn(claims, view);
  const { userName, email } = principal;
  const domain = domainCheck(view, principal);
  const refusal = principal.refusal ?? unverifiedRefusal(view, claims, email) ?? domain.refusal;
  return {
    ...(userName === undefined ? {} : { userName }),
    ...(email === undefined ? {} : { email }),
    domain,
    administrator: administratorOf(view, claims, principal),
    ...(refusal === undefined ? {} : { refusal }),
    explanation: [
      ...principal.explanation,
      ...(principal.refusal === undefined ? domain.explanation : []),
      ...(refusal === undefined ? accountExplanation(view, claims, principal) : []),
    ],
  };
}
