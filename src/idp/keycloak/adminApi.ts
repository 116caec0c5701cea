import type { KeycloakAdminClient } from '@keycloak/keycloak-admin-client/lib/client';
import { err, ok, type Result } from '../../core/result';
import { trustFor } from '../authorities';
import type { Failure } from '../failure';
import { redirectOrigin, within } from '../http';
import { cancelled, networkFailure, strangerFailure } from '../httpFailures';
import { withoutSecrets } from '../serverWords';
import { operationFailure, type Operation } from './failures';
import type { AccessTokens } from '../oauth/accessTokens';

export type { KeycloakAdminClient };

/** Calls of the Admin API that end in a value: an answer or a failure that names what was tried. */
export interface AdminApi {
  /**
   * @param run makes one request with the client that it is given
   * @param secrets what the request carries and no message may repeat
   */
  call<T>(
    operation: Operation,
    signal: AbortSignal,
    run: (client: KeycloakAdminClient) => Promise<T>,
    secrets?: readonly string[],
  ): Promise<Result<T, Failure>>;
  /** New roles, new token: Keycloak up to 24 refuses the old one in a realm that was made with it. */
  renewToken(): void;
}

export interface AdminApiOptions {
  readonly url: string;
  readonly account: string;
  readonly tokens: AccessTokens;
  readonly timeout: number;
  readonly log: (line: string) => void;
}

/**
 * Wraps Keycloak's own admin client. Left to itself it cannot sign a service account in again, follows redirects with
 * the token, drops Keycloak's explanation of an error and takes a proxy's page for an answer.
 */
export function adminApi({ url, account, tokens, timeout, log }: AdminApiOptions): AdminApi {
  async function attempt<T>(
    operation: Operation,
    signal: AbortSignal,
    run: (client: KeycloakAdminClient) => Promise<T>,
  ): Promise<Result<T, Failure>> {
    const token = await tokens.get(signal);
    if (!token.ok) return token;
    const trust = await trustFor(url);
    if (!trust.ok) return trust;
    try {
      const { default: Client } = await import('@keycloak/keycloak-admin-client');
      const value = await within(signal, timeout, (inTime) => {
        // A client for each call, since it can be cancelled only by the options that it is made with.
        const requestOptions: RequestInit = { signal: inTime, redirect: 'manual', ...trust.value };
        const client = new Client({ baseUrl: url, requestOptions });
        client.registerTokenProvider({ getAccessToken: () => Promise.resolve(token.value) });
        return run(client);
      });
      return isPage(value) ? err(strangerFailure(url, 200, undefined)) : ok(value);
    } catch (error) {
      // The client wants to know where the new thing is, which a page of something in between does not say.
      if (/^location header is not found/.test(messageOf(error))) return err(strangerFailure(url, 200, undefined));
      const answer = answerOf(error);
      return err(
        answer === undefined
          ? networkFailure(error, url, signal)
          : operationFailure(operation, { ...readAnswer(answer), url }, account),
      );
    }
  }

  return {
    async call(operation, signal, run, secrets = []) {
      if (signal.aborted) return err(cancelled);
      const started = Date.now();
      let result = await attempt(operation, signal, run);
      if (!result.ok && result.error.kind === 'unauthorized') {
        // The token ended before its time: revoked, or the clocks differ. Whether the account did, a new one tells.
        tokens.forget();
        result = await attempt(operation, signal, run);
      }
      const outcome = result.ok ? 'done' : result.error.kind;
      log(`${operation.doing}: ${outcome} (${(Date.now() - started).toString()} ms)`);
      return result.ok ? result : err(withoutSecrets(result.error, secrets));
    },
    renewToken() {
      tokens.forget();
    },
  };
}

/** The client hands over as text what is not JSON; nothing that is asked for here is text. */
const isPage = (value: unknown): boolean => typeof value === 'string' && value !== '';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : '');

interface RefusedAnswer {
  readonly response: Response;
  readonly responseData: unknown;
}

/** The client's `NetworkError` by its shape: importing its class would load the library before it is needed. */
function answerOf(error: unknown): RefusedAnswer | undefined {
  const carries = error instanceof Error && 'response' in error && error.response instanceof Response;
  return carries ? (error as Error & RefusedAnswer) : undefined;
}

function readAnswer({ response, responseData }: RefusedAnswer): {
  readonly status: number;
  readonly body: unknown;
  readonly redirect?: string;
} {
  const redirect = redirectOrigin(response, response.url);
  const body = typeof responseData === 'string' ? undefined : responseData;
  return { status: response.status, body, ...(redirect === undefined ? {} : { redirect }) };
}
