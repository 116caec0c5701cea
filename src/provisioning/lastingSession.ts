import type { Failure } from '../idp/failure';
import type { Session } from '../idp/provider';
import { sessionAround } from './sessionAround';

/**
 * A session that outlives its sign-in: a call that the provider refuses because the session has ended waits for a new
 * one and is repeated, so that whoever made it notices nothing.
 * @param renew lets the user sign in again, once for all calls that wait; undefined if they would rather not, and then
 *   the call fails as it did
 */
export function lastingSession(first: Session, renew: (failure: Failure) => Promise<Session | undefined>): Session {
  let current = first;
  let renewing: Promise<Session | undefined> | undefined;
  return sessionAround(
    () => current,
    async (call, signal) => {
      const used = current;
      const result = await call(used);
      if (result.ok || result.error.kind !== 'unauthorized' || signal.aborted) return result;
      if (used === current) {
        renewing ??= renew(result.error).finally(() => {
          renewing = undefined;
        });
        const renewed = await renewing;
        if (renewed === undefined) return result;
        current = renewed;
      }
      return call(current);
    },
  );
}
