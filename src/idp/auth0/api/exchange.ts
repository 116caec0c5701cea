import { err, ok, type Result } from '../../../core/result';
import { trustFor } from '../../authorities';
import type { Failure } from '../../failure';
import { boundedFetch, parseJson, redirectOrigin, within } from '../../http';
import { networkFailure } from '../../httpFailures';
import type { Answer } from '../failures';
import type { Sdk, sdkFor } from './sdk';

/** One request with Auth0's SDK, which knows how each is written. */
export type Run = (sdk: Sdk) => PromiseLike<unknown>;

/** An answer of whatever status, as it came. */
export interface Heard extends Answer {
  readonly headers: Headers;
  /** There was something in it, JSON or not. */
  readonly filled: boolean;
}

export interface Exchange {
  readonly url: string;
  readonly token: string;
  readonly signal: AbortSignal;
  readonly timeout: number;
}

/**
 * Sends one request, once. The answer is taken before the SDK has seen it, which follows redirects with the token, reads a
 * page that says 200 as an answer, and forgets why a connection broke.
 */
export async function exchange({ url, token, signal, timeout }: Exchange, run: Run): Promise<Result<Heard, Failure>> {
  const trust = await trustFor(url);
  if (!trust.ok) return trust;
  let heard: Result<Heard, Failure> | undefined;
  const send: typeof fetch = async (input, init) => {
    try {
      const response = await within(signal, timeout, (inTime) =>
        boundedFetch(input, { ...init, redirect: 'manual', signal: inTime, ...trust.value }),
      );
      heard = ok(await heardIn(response.clone(), url));
      return response;
    } catch (error) {
      heard = err(networkFailure(error, url, signal));
      // The SDK would hold on to the timer of a request that rejects for a minute.
      return new Response(null, { status: 503 });
    }
  };
  try {
    const { sdkFor } = await loadSdk();
    await run(sdkFor(url, token, send));
  } catch (error) {
    // What the SDK rejects with is an answer that was heard already, unless it sent nothing.
    heard ??= err(networkFailure(error, url, signal));
  }
  return heard ?? err(networkFailure(new Error('Nothing was sent.'), url, signal));
}

/** Loads it, if it is not there yet: before a turn is taken, since that takes longer than a turn lasts. */
export const loadSdk = (): Promise<{ readonly sdkFor: typeof sdkFor }> => import('./sdk');

async function heardIn(response: Response, url: string): Promise<Heard> {
  const redirect = redirectOrigin(response, url);
  const text = await response.text();
  return {
    url,
    status: response.status,
    headers: response.headers,
    body: parseJson(text),
    filled: text !== '',
    ...(redirect === undefined ? {} : { redirect }),
  };
}
