import type { Result } from '../../../core/result';
import type { Failure } from '../../failure';
import type { AccessTokens } from '../../oauth/accessTokens';
import type { Account } from '../failures';

/** The right to ask a tenant's Management API. */
export interface Access {
  readonly account: Account;
  readonly tokens: AccessTokens;
  /** A new token is to be had without anybody, and it has the scopes that were ticked since. */
  readonly renews: boolean;
  /** Those of the newest token; what cannot be found out counts as there. */
  scopes(): ReadonlySet<string>;
  /** The same after a look whether somebody has ticked what was missing, as far as that can be found out. */
  latestScopes(signal: AbortSignal): Promise<Result<ReadonlySet<string>, Failure>>;
}
