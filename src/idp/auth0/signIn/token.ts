import { field, textField } from '../../http';
import { tokenClaims } from '../../oauth/tokenClaims';
import { scopesOf } from '../scopes';

/** What a token of the Management API says about itself. */
export interface TokenFacts {
  readonly audiences: readonly string[];
  /** Milliseconds since 1970. */
  readonly expires: number;
  readonly scopes: ReadonlySet<string>;
}

/**
 * The facts of a token (a JWT), for words and for knowing when it is over: the signature is Auth0's to check. Undefined if it
 * cannot be read, as with tokens for something else than an API.
 */
export function factsOf(token: string): TokenFacts | undefined {
  const claims = tokenClaims(token);
  const audience = field(claims, 'aud');
  const expires = field(claims, 'exp');
  if (typeof expires !== 'number' || Math.abs(expires) > lastMoment) return undefined;
  const audiences = (Array.isArray(audience) ? audience : [audience]).filter((each) => typeof each === 'string');
  return { audiences, expires: expires * 1000, scopes: scopesOf(textField(claims, 'scope')) };
}

/** Beyond it there is no date (ECMAScript). Seconds since 1970. */
const lastMoment = 8.64e12;

/** What tokens of a tenant's Management API are meant for: always the tenant's own domain, with a slash at the end. */
export const managementAudience = (url: string): string => `${url}/api/v2/`;
