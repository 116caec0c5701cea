/** How often a request is sent in all while Auth0 sends it back because of its rate limit. */
export const tries = 4;

/** The longest that anybody is left waiting; what asks for more is a failure at once. Milliseconds. */
export const longestWait = 60_000;

/**
 * How long a refused request is asked to wait, in milliseconds; undefined if the answer does not say. Auth0 names the second
 * in which the limit is lifted (`x-ratelimit-reset`, Unix time); what stands before it may say `Retry-After`.
 * @param now for an answer without a date: the clock of this machine may differ from Auth0's by more than a wait
 */
export function askedWait(headers: Headers, now: number): number | undefined {
  const dated = Date.parse(headers.get('date') ?? '');
  const moment = Number.isNaN(dated) ? now : dated;
  const reset = wholeNumber(headers.get('x-ratelimit-reset'));
  if (reset !== undefined) return atLeastASecond(reset * 1000 - moment);
  const after = headers.get('retry-after');
  const seconds = wholeNumber(after);
  if (seconds !== undefined) return atLeastASecond(seconds * 1000);
  const until = Date.parse(after ?? '');
  return Number.isNaN(until) ? undefined : atLeastASecond(until - moment);
}

/** Where nothing is said: 1 s, 2 s, 4 s. @param sent how often the request has been sent */
export const usualWait = (sent: number): number => 1000 * 2 ** (sent - 1);

const wholeNumber = (text: string | null): number | undefined =>
  text !== null && /^\d{1,12}$/.test(text.trim()) ? Number(text) : undefined;

/** Both moments are whole seconds, so the same one may be almost a second away. */
const atLeastASecond = (wait: number): number => Math.max(1000, wait);
