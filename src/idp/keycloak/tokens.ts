import { err, ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { field, request, textField, type HttpAnswer } from '../http';
import type { TimedToken } from '../oauth/accessTokens';
import type { Code } from '../oauth/authorize';
import { tokenClaims } from '../oauth/tokenClaims';
import { withoutSecrets } from '../serverWords';
import { signInFailure, type SignInAttempt } from './failures';

/** What Keycloak hands out for a sign-in. */
export interface Grant extends TimedToken {
  readonly refreshToken?: string;
  /** Who signed in; the access token of `admin-cli` names nobody. */
  readonly account?: string;
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
  const account = textField(tokenClaims(textField(body, 'id_token') ?? ''), 'preferred_username');
  return {
    accessToken,
    lifetime,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(account === undefined ? {} : { account }),
  };
}
