import { apiError, type Answer } from './answer';

/** A token bucket, as Auth0 documents its limits: so many requests a second, and a burst of as many. */
export interface RateLimit {
  /** Takes one request out of the bucket. @returns headers for its answer, or the refusal */
  take(): { readonly headers: Readonly<Record<string, string>>; readonly refusal?: Answer };
}

/** @param requestsPerSecond absent: no limit, and no headers @param now milliseconds, which the tests of this file move */
export function rateLimit(requestsPerSecond?: number, now: () => number = Date.now): RateLimit {
  if (requestsPerSecond === undefined) return { take: () => ({ headers: {} }) };
  let left = requestsPerSecond;
  let at = now();
  return {
    take() {
      const moment = now();
      left = Math.min(requestsPerSecond, left + ((moment - at) / 1000) * requestsPerSecond);
      at = moment;
      const refused = left < 1;
      if (!refused) left -= 1;
      const wait = left >= 1 ? 0 : (1 - left) / requestsPerSecond;
      const headers = {
        'x-ratelimit-limit': requestsPerSecond.toString(),
        'x-ratelimit-remaining': Math.floor(left).toString(),
        // Unix seconds: when the next request will pass.
        'x-ratelimit-reset': Math.ceil(moment / 1000 + wait).toString(),
      };
      return refused ? { headers, refusal: { ...tooMany, headers } } : { headers };
    },
  };
}

const tooMany = apiError(429, 'Global limit has been reached', 'too_many_requests');
