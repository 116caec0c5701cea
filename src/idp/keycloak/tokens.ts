import { err, ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { field, request, textField, within, type HttpAnswer } from '../http';
import { cancelled } from '../httpFailures';
import type { Code } from '../oauth/authorize';
import { signInFailure, withoutSecrets, type SignInAttempt } from './failures';

/** What Keycloak hands out for a sign-in. */
export interface Grant {
  readonly accessToken: string;
  /** Seconds. */
  readonly lifetime: number;
  readonly refreshToken?: string;
  /** Who signed in; the access token of `admin-cli` names nobody. */
  readonly account?: string;
}

/** A source of access tokens that are good for at least one more request. */
export interface AccessTokens {
  get(signal: AbortSignal): Promise<Result<string, Failure>>;
  /** Takes a new one next time: the server refused this one, or the account has new roles. */
  forget(): void;
}

/**
 * Keeps an access token for as long as it lasts and then obtains another, once for all who wait.
 * @param obtain signs in, or refreshes; not cancelled by a caller, since others may wait for the same answer
 * @param patience milliseconds to wait for an answer on which everybody before has given up
 */
export function accessTokens(
  obtain: () => Promise<Result<Grant, Failure>>,
  first: Grant,
  patience = 5000,
): AccessTokens {
  let current: { readonly token: string; readonly staleAt: number } | undefined;
  let pending: Promise<Result<string, Failure>> | undefined;
  const keep = ({ accessToken, lifetime }: Grant): string => {
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

/** The client that every realm has for tools like this one. It signs in by password only. */
export const toolClient = 'admin-cli';

export interface TokenRequest extends SignInAttempt {
  /** The client that signs in, or did. */
  readonly clientId: string;
  readonly signal: AbortSignal;
  readonly timeout: number;
}

export const signInWithPassword = (attempt: TokenRequest, password: string): Promise<Result<Grant, Failure>> =>
  askForTokens(attempt, {
    client_id: attempt.clientId,
    grant_type: 'password',
    username: attempt.account,
    password,
    scope: 'openid',
  });

export const refresh = (attempt: TokenRequest, refreshToken: string): Promise<Result<Grant, Failure>> =>
  askForTokens(attempt, { client_id: attempt.clientId, grant_type: 'refresh_token', refresh_token: refreshToken });

export const signInWithSecret = (attempt: TokenRequest, secret: string): Promise<Result<Grant, Failure>> =>
  askForTokens(attempt, { grant_type: 'client_credentials', client_id: attempt.clientId, client_secret: secret });

export const redeem = (attempt: TokenRequest, { code, redirectUri, verifier }: Code): Promise<Result<Grant, Failure>> =>
  askForTokens(attempt, {
    client_id: attempt.clientId,
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });

/** Ends the session that a refresh token belongs to, with every access token of it. */
export async function endSession(
  { url, realm, clientId, signal, timeout }: Omit<TokenRequest, 'method'>,
  refreshToken: string,
): Promise<Result<void, Failure>> {
  const form = { client_id: clientId, refresh_token: refreshToken };
  const answer = await request({ url: endpoint(url, realm, 'logout'), form, signal, timeout });
  return answer.ok ? ok(undefined) : answer;
}

async function askForTokens(
  attempt: TokenRequest,
  form: Readonly<Record<string, string>>,
): Promise<Result<Grant, Failure>> {
  const { signal, timeout } = attempt;
  const url = endpoint(attempt.url, attempt.realm, 'token');
  const answer = await request({ url, form, signal, timeout });
  if (!answer.ok) return answer;
  const secrets = secretFields.map((name) => form[name]).filter((value) => value !== undefined);
  return grantIn(attempt, answer.value, secrets);
}

const secretFields = ['password', 'client_secret', 'refresh_token', 'code', 'code_verifier'] as const;

/** The tokens in an answer of the token endpoint, or why it gives none. */
export function grantIn(
  attempt: SignInAttempt,
  answer: HttpAnswer,
  secrets: readonly string[] = [],
): Result<Grant, Failure> {
  const grant = answer.status === 200 ? grantOf(answer.body) : undefined;
  if (grant !== undefined) return ok(grant);
  const url = endpoint(attempt.url, attempt.realm, 'token');
  return err(withoutSecrets(signInFailure(attempt, { ...answer, url }), secrets));
}

export const endpoint = (url: string, realm: string, name: string): string =>
  `${url}/realms/${encodeURIComponent(realm)}/protocol/openid-connect/${name}`;

function grantOf(body: unknown): Grant | undefined {
  const accessToken = textField(body, 'access_token');
  const lifetime = field(body, 'expires_in');
  if (accessToken === undefined || typeof lifetime !== 'number') return undefined;
  const refreshToken = textField(body, 'refresh_token');
  const account = textField(claims(textField(body, 'id_token')), 'preferred_username');
  return {
    accessToken,
    lifetime,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(account === undefined ? {} : { account }),
  };
}

/** Read for display only, so the signature does not matter: the token came from the server that was asked. */
function claims(idToken: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(idToken?.split('.')[1] ?? '', 'base64url').toString()) as unknown;
  } catch {
    return undefined;
  }
}
