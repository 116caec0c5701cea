import type { Pair } from '../faults';
import type { Authorization } from '../../probes/conversation';
import type { AuthorizationAnswer } from './conversation';
import type { Redeemed } from './tokenAnswer';

/** What the questions came to: every probe starts from here. */
export interface Situation extends Pair {
  /** The host that was asked. */
  readonly tenant: string;
  readonly asked: Authorization;
  readonly authorization: AuthorizationAnswer;
  /** A code redeemed as an application without a secret, */
  readonly bare: Redeemed;
  /** and with the secret of the file, if it is known and may be sent there. */
  readonly withSecret: Redeemed | undefined;
}

/** The callback is one that Auth0 goes back to, whatever it says there. */
export const wentBack = ({ kind }: AuthorizationAnswer): boolean => kind === 'accepted' || kind === 'returned';

/** Auth0 has the application: it looks for that before anything else. Undefined: nobody knows. */
export function isThere({ authorization, bare, withSecret }: Situation): boolean | undefined {
  if (wentBack(authorization)) return true;
  if (authorization.kind === 'refused') return authorization.reason !== 'unknown application';
  const kinds = [bare.kind, withSecret?.kind];
  if (kinds.includes('authenticated') || kinds.includes('grant off')) return true;
  return kinds.includes('unknown application') ? false : undefined;
}
