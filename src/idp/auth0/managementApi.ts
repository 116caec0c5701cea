import { err, ok, type Result } from '../../core/result';
import type { SessionHost } from '../connection';
import type { Failure } from '../failure';
import { cancelled } from '../httpFailures';
import { withoutSecrets } from '../serverWords';
import type { Access } from './signIn/access';
import { exchange, loadSdk, type Heard, type Run } from './api/exchange';
import { lacksScope, operationFailure, rateLimited, strangeAnswer, type Operation } from './failures';
import type { Pace } from './pace';
import { askedWait, longestWait, tries, usualWait } from './api/rateLimit';
import { waitsOf } from './api/waits';

/** Calls of the Management API that end in a value: an answer or a failure that names what was tried. */
export interface ManagementApi {
  /**
   * @param run makes one request with the SDK that it is given
   * @param read what is wanted of the answer; undefined if it is none that Auth0 gives
   * @param secrets what the request carries and no message may repeat
   */
  call<T>(
    operation: Operation,
    signal: AbortSignal,
    run: Run,
    read: (body: unknown) => T | undefined,
    secrets?: readonly string[],
  ): Promise<Result<T, Failure>>;
}

export interface ManagementApiOptions {
  readonly url: string;
  readonly access: Access;
  readonly pace: Pace;
  /** Milliseconds that Auth0 may take over one answer. */
  readonly timeout: number;
  readonly host: SessionHost;
}

/**
 * Sends requests in turn, and sends one again only where Auth0 has certainly done nothing: it refused the token (then with a
 * new one, once), or there were too many at once (then when it allows).
 */
export function managementApi({ url, access, pace, timeout, host }: ManagementApiOptions): ManagementApi {
  const newWait = waitsOf(host);

  async function attempt(signal: AbortSignal, run: Run, again: boolean): Promise<Result<Attempt, Failure>> {
    // That it cannot be loaded is a failure of the request.
    await loadSdk().catch(() => undefined);
    const wait = newWait();
    const turn = await pace.turn(signal, wait.tells, again);
    wait.over();
    if (!turn.ok) return turn;
    const token = await access.tokens.get(signal);
    if (!token.ok) return token;
    const heard = await exchange({ url, token: token.value, signal, timeout }, run);
    return heard.ok ? ok({ heard: heard.value, token: token.value }) : heard;
  }

  async function answered<T>(
    operation: Operation,
    signal: AbortSignal,
    run: Run,
    read: (body: unknown) => T | undefined,
    /** What no message may repeat; the tokens are added. */
    secrets: string[],
  ): Promise<Result<T, Failure>> {
    let renewed = false;
    let sentBack = 0;
    for (;;) {
      const attempted = await attempt(signal, run, renewed || sentBack > 0);
      if (!attempted.ok) return attempted;
      const { heard, token } = attempted.value;
      secrets.push(token);
      const { status, headers } = heard;
      if (status === 429) {
        sentBack += 1;
        const asked = askedWait(headers, Date.now());
        const wait = asked ?? usualWait(sentBack);
        if (sentBack === tries || wait > longestWait) return err(rateLimited(operation, sentBack, asked, heard.body));
        pace.rest(wait);
        continue;
      }
      if (isAnswer(heard)) {
        const value = read(heard.body);
        return value === undefined ? err(strangeAnswer(operation)) : ok(value);
      }
      // The token ended before its time, or it is older than a scope that was ticked.
      const outdated = status === 401 || (access.renews && lacksScope(heard));
      if (!outdated || renewed) return err(operationFailure(operation, heard, access.account));
      renewed = true;
      access.tokens.forget();
    }
  }

  return {
    async call(operation, signal, run, read, secrets = []) {
      if (signal.aborted) return err(cancelled);
      const started = Date.now();
      const hidden = [...secrets];
      const result = await answered(operation, signal, run, read, hidden);
      const outcome = result.ok ? 'done' : result.error.kind;
      host.log(`${operation.doing}: ${outcome} (${(Date.now() - started).toString()} ms)`);
      return result.ok ? result : err(withoutSecrets(result.error, hidden));
    },
  };
}

interface Attempt {
  readonly heard: Heard;
  readonly token: string;
}

/** Success with JSON, or with nothing where there is nothing to say. */
const isAnswer = ({ status, body, filled }: Heard): boolean =>
  status >= 200 && status < 300 && (body !== undefined || !filled);
