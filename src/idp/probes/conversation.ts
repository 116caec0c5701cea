import type { SignInSubject } from '../../core/signIn';
import { ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import { isWebAddress, request, textField } from '../http';
import { strangerFailure } from '../httpFailures';
import { isInsecureUrl } from '../insecureUrl';
import type { Asking, DiscoveryDocument } from './document';
import { originOf } from './hosts';
import { t } from '../../l10n/l10n';

/** A sign-in as OpenMetadata begins it. */
export interface Authorization {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly responseType: 'code' | 'id_token';
  readonly scopes: readonly string[];
  /** The method of the code challenge; undefined: none is sent. */
  readonly challenge: 'S256' | 'plain' | undefined;
}

/** The same, as a configuration says it; undefined if the client ID or the callback URL is not in its file. */
export function authorizationOf(subject: SignInSubject): Authorization | undefined {
  const { clientId, callbackUrl, responseType, scopes, usesPkce } = subject;
  if (clientId === undefined || callbackUrl === undefined) return undefined;
  const challenge = usesPkce && responseType === 'code' ? 'S256' : undefined;
  return { clientId, redirectUri: callbackUrl, responseType, scopes, challenge };
}

/** What an authorization endpoint says by going back to the redirect URI. */
export type Returned =
  /** Everything is right but that nobody is signed in. */
  | { readonly kind: 'accepted' }
  /** The client and its redirect URI are right, something else is not: an OAuth error. */
  | { readonly kind: 'returned'; readonly error: string; readonly words: string };

/** What the token endpoint made of a code that nobody gave out. `error` is an OAuth error code, the same in every language. */
export interface TokenAnswer {
  readonly status: number;
  readonly error: string;
  readonly words: string;
}

const nobodysCode = 'openmetadata-sso-check';

/** As long as a challenge has to be (RFC 7636, section 4.2). */
const someChallenge = 'openmetadata-sso-check-openmetadata-sso-check';

/** `prompt=none` asks for an answer at once instead of a page to sign in at. */
export function authorizationUrl(endpoint: string, asked: Authorization): string {
  const { clientId, redirectUri, responseType, scopes, challenge } = asked;
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: responseType,
    scope: scopes.join(' '),
    prompt: 'none',
    state: nobodysCode,
    nonce: nobodysCode,
    ui_locales: 'en',
    ...(challenge === undefined ? {} : { code_challenge: someChallenge, code_challenge_method: challenge }),
  });
  return `${endpoint}?${query.toString()}`;
}

/**
 * What it means that a redirect leads to this address; undefined if that is not the redirect URI. An OAuth error stands in
 * the query, or, in the implicit flow, behind a `#`.
 */
export function returnedTo(location: string, redirectUri: string): Returned | undefined {
  const rest = location.startsWith(redirectUri) ? location.slice(redirectUri.length) : undefined;
  if (rest === undefined || !/^(?:[?#&]|$)/.test(rest)) return undefined;
  const parameters = new URLSearchParams(rest.slice(1));
  const error = parameters.get('error') ?? '';
  return nobodyIsSignedIn.has(error)
    ? { kind: 'accepted' }
    : { kind: 'returned', error, words: parameters.get('error_description') ?? '' };
}

/** OpenID Connect Core 1.0, section 3.1.2.6. */
const nobodyIsSignedIn: ReadonlySet<string> = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);

/** Redeems a code that nobody gave out: no token can come of it. @param more what goes with it, the secret among it */
export async function redeemNothing(
  tokenEndpoint: string,
  { clientId, redirectUri }: Pick<Authorization, 'clientId' | 'redirectUri'>,
  more: Readonly<Record<string, string>>,
  asking: Asking,
): Promise<Result<TokenAnswer, Failure>> {
  const form = {
    grant_type: 'authorization_code',
    code: nobodysCode,
    client_id: clientId,
    redirect_uri: redirectUri,
    ...more,
  };
  const answer = await request({ url: tokenEndpoint, form, ...asking });
  if (!answer.ok) return answer;
  const { status, body, redirect } = answer.value;
  const error = textField(body, 'error');
  if (error === undefined) return { ok: false, error: strangerFailure(tokenEndpoint, status, redirect) };
  return ok({ status, error, words: textField(body, 'error_description') ?? '' });
}

/** What goes with a code whose challenge was `S256` (RFC 7636, section 4.5). */
export const someVerifier = { code_verifier: someChallenge };

/**
 * The secret of the file, as far as it may be tried: at hosts that the file names, and at no other that a document may lead
 * to; never over http to another machine, where others could read it on the way.
 */
export function secretToTry(
  { authority, discoveryUri, clientSecret }: SignInSubject,
  { tokenEndpoint }: DiscoveryDocument,
): string | undefined {
  const isNamed = [authority, discoveryUri].some(
    (url) => url !== undefined && originOf(url) === originOf(tokenEndpoint),
  );
  return isWebAddress(tokenEndpoint) && isNamed && !isInsecureUrl(tokenEndpoint) ? clientSecret : undefined;
}

/** Why a secret was not tried, as a sentence. */
export const whyNotTried = ({ clientSecret }: SignInSubject): string =>
  clientSecret === undefined
    ? t`The client secret is not in this file, so it was not tried.`
    : t`The client secret was not tried: that leads to a host that the file does not name, or over http, where others can read it.`;
