import { err, ok, type Result } from '../core/result';
import { trustFor } from './authorities';
import type { Failure } from './failure';
import { EndlessAnswer, networkFailure, noWebAddress } from './httpFailures';
import { isUrl } from './isUrl';
import { t } from '../l10n/l10n';

/** How long an identity provider may take over one answer. */
export const defaultTimeout = 30_000;

/** No answer that is asked for here comes near it, and what is longer would only fill the memory. In bytes. */
const longestAnswer = 5 * 1024 * 1024;

export interface HttpRequest {
  readonly url: string;
  /** Sent as a form with POST; absent: GET. */
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as JSON with POST, on the authority of a token. */
  readonly json?: { readonly body: unknown; readonly bearer: string };
  /**
   * Ask for words in English, and hand over the page and the whole address of a redirect: only for requests of which no
   * token can come.
   */
  readonly inDetail?: true;
  readonly signal: AbortSignal;
  readonly timeout: number;
}

export interface HttpAnswer {
  readonly status: number;
  /** The parsed JSON; undefined if the answer is none (a proxy's page, an empty body). */
  readonly body: unknown;
  /** Where a redirect leads: its origin only, since the rest may carry tokens. */
  readonly redirect?: string;
  /** The whole address that a redirect leads to, where details were asked for. */
  readonly location?: string;
  /** The text that is no JSON, where details were asked for. */
  readonly page?: string;
}

/**
 * One request, whose every answer is a value, whatever its status. Redirects are not followed: a credential must not
 * travel to wherever a proxy points. Fails if nothing answered, without end, or the address is none of the web: some come
 * out of a provider's own documents.
 */
export async function request(asked: HttpRequest): Promise<Result<HttpAnswer, Failure>> {
  const { url, inDetail, signal, timeout } = asked;
  if (!isWebAddress(url)) return err(noWebAddress(url));
  const trust = await trustFor(url);
  if (!trust.ok) return trust;
  try {
    return await within(signal, timeout, async (inTime) => {
      const { headers, ...sent } = contentOf(asked);
      const language = inDetail === true ? { 'accept-language': 'en' } : {};
      const response = await boundedFetch(url, {
        headers: { accept: 'application/json', ...headers, ...language },
        redirect: 'manual',
        signal: inTime,
        ...sent,
        ...trust.value,
      });
      const redirect = redirectOrigin(response, url);
      const text = await response.text();
      const body = parseJson(text);
      const details = inDetail === true ? detailsOf(response, text, body) : {};
      return ok({ status: response.status, body, ...(redirect === undefined ? {} : { redirect }), ...details });
    });
  } catch (error) {
    return err(networkFailure(error, url, signal));
  }
}

/**
 * Runs something with a signal that aborts with the user's own, and when time is up. (`AbortSignal.any` would say it
 * shorter, but in Node 20 a time-out inside it can be garbage-collected before it fires.)
 */
export async function within<T>(
  signal: AbortSignal,
  timeout: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort(signal.reason);
  };
  const timer = setTimeout(() => {
    controller.abort(new DOMException('Time is up.', 'TimeoutError'));
  }, timeout);
  signal.addEventListener('abort', cancel);
  if (signal.aborted) cancel();
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}

/** Whether an address is one that a browser, or a request, may be sent to. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && isUrl(text);

/**
 * `fetch` for whoever reads an answer itself, as a provider's own library does: comes back when the whole answer is here, and
 * rejects with `EndlessAnswer`, of which `networkFailure` makes a failure, where it is longer than any may be. The rest of it
 * is not read then.
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const { status, statusText, headers, url } = response;
  const answer = new Response(await contentOfAnswer(response), { status, statusText, headers });
  return Object.defineProperty(answer, 'url', { value: url });
};

/** Null where the status allows none. */
async function contentOfAnswer({ body }: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body === null) return null;
  const pieces: AsyncIterable<Uint8Array> = body;
  let length = 0;
  const chunks: Uint8Array[] = [];
  for await (const chunk of pieces) {
    length += chunk.byteLength;
    if (length > longestAnswer) throw new EndlessAnswer();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The origin that a redirect leads to; undefined if the answer is none. */
export function redirectOrigin(response: Response, url: string): string | undefined {
  const location = response.headers.get('location');
  if (location === null || response.status < 300 || response.status > 399) return undefined;
  return isUrl(location, url) ? new URL(location, url).origin : t`another address`;
}

function contentOf({ form, json }: HttpRequest): Pick<RequestInit, 'method' | 'body'> & {
  readonly headers?: Readonly<Record<string, string>>;
} {
  if (form !== undefined) return { method: 'POST', body: new URLSearchParams(form) };
  if (json === undefined) return {};
  const headers = { authorization: `Bearer ${json.bearer}`, 'content-type': 'application/json' };
  return { method: 'POST', body: JSON.stringify(json.body), headers };
}

function detailsOf(response: Response, text: string, body: unknown): Pick<HttpAnswer, 'location' | 'page'> {
  const location = response.headers.get('location');
  return { ...(location === null ? {} : { location }), ...(body === undefined ? { page: text } : {}) };
}

/** Undefined if the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The field of a JSON object; undefined if the value is no object or has no such field. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** The same for a field that is text. */
export function textField(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === 'string' ? found : undefined;
}
