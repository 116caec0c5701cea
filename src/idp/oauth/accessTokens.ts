import { err, ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { within } from '../http';
import { cancelled } from '../httpFailures';

/** An access token, and how long it is good for. */
export interface TimedToken {
  readonly accessToken: string;
  /** Seconds. */
  readonly lifetime: number;
}

/** A source of access tokens that are good for at least one more request. */
export interface AccessTokens {
  get(signal: AbortSignal): Promise<Result<string, Failure>>;
  /** Takes a new one next time: the server refused this one, or the account has new rights. */
  forget(): void;
}

/**
 * Keeps an access token for as long as it lasts and then obtains another, once for all who wait.
 * @param obtain signs in, or refreshes; not cancelled by a caller, since others may wait for the same answer
 * @param patience milliseconds to wait for an answer on which everybody before has given up
 */
export function accessTokens(
  obtain: () => Promise<Result<TimedToken, Failure>>,
  first: TimedToken,
  patience = 5000,
): AccessTokens {
  let current: { readonly token: string; readonly staleAt: number } | undefined;
  let pending: Promise<Result<string, Failure>> | undefined;
  const keep = ({ accessToken, lifetime }: TimedToken): string => {
    // A request takes a moment, and a realm may give tokens that last only a few seconds.
    current = { token: accessToken, staleAt: Date.now() + Math.max(lifetime - 5, lifetime / 2) * 1000 };
    return accessToken;
  };
  const wait = async (signal: AbortSignal): Promise<Result<string, Failure>> => {
    const asked = (pending ??= renew());
    waiting += 1;
    const token = await unlessCancelled(asked, signal);
    waiting -= 1;
    return token;
  };
  const renew = (): Promise<Result<string, Failure>> => {
    const asked = obtain().then((grant) => {
      if (pending === asked) pending = undefined;
      return grant.ok ? ok(keep(grant.value)) : grant;
    });
    return asked;
  };
  keep(first);
  let waiting = 0;
  return {
    async get(signal) {
      if (current !== undefined && Date.now() < current.staleAt) return ok(current.token);
      const abandoned = waiting === 0 ? pending : undefined;
      if (abandoned === undefined) return wait(signal);
      // A refresh token may be good for one use, and the server may have used it up already: its answer must not be lost to
      // a second question with the same token. If there is none, the second is the only way on.
      const late = await within(signal, patience, (inTime) => unlessCancelled(abandoned, inTime));
      if (late.ok || signal.aborted) return late;
      if (pending === abandoned) pending = undefined;
      return wait(signal);
    },
    forget() {
      current = undefined;
    },
  };
}

/** What several callers wait for ends by its time-out, not with one of them. */
export const forever = new AbortController().signal;

async function unlessCancelled<T>(
  answer: Promise<Result<T, Failure>>,
  signal: AbortSignal,
): Promise<Result<T, Failure>> {
  if (signal.aborted) return err(cancelled);
  let stop = (): void => undefined;
  const aborted = new Promise<Result<T, Failure>>((resolve) => {
    stop = () => {
      resolve(err(cancelled));
    };
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
