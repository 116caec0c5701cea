import type { loginDomainField } from '../addresses';
import type { ConnectionProfile, SessionHost } from '../../connection';
import type { Pace } from '../pace';

/** What every sign-in is given. */
export interface Surroundings {
  readonly host: SessionHost;
  readonly signal: AbortSignal;
  /** Milliseconds that Auth0 may take over one answer. */
  readonly timeout: number;
  /** The turns of the tenant. */
  readonly pace: Pace;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export type MethodId = 'machine' | 'token';

/** The same account at the same tenant is the same connection, however often it is added. */
export const profileOf = (
  url: string,
  method: MethodId,
  answers: { readonly [loginDomainField]: string; readonly [field: string]: string },
  account: string,
): ConnectionProfile => ({
  id: ['auth0', url, method, account].join(' '),
  provider: 'auth0',
  url,
  method,
  answers,
  account,
});
