import { ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import { request, textField, type HttpAnswer } from '../../http';
import { strangerFailure } from '../../httpFailures';
import type { Asking, DiscoveryDocument } from '../../probes/document';

/** What the authorization endpoint made of a sign-in that no browser takes part in. */
export type AuthorizationAnswer =
  /** Everything is right but that nobody is signed in. */
  | { readonly kind: 'accepted' }
  /** The client and its redirect URI are right, something else is not: an OAuth error. */
  | { readonly kind: 'returned'; readonly error: string; readonly words: string }
  /**
   * A page of Keycloak's own: it does not go to the redirect URI. The words may be in any language, or missing; the name
   * of the parameter stands among them in every language.
   */
  | { readonly kind: 'refused'; readonly status: number; readonly words: string; readonly namesRedirectUri: boolean }
  | { readonly kind: 'silent'; readonly failure: Failure };

export interface Authorization {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly responseType: 'code' | 'id_token';
  readonly scopes: readonly string[];
  /** The method of the code challenge; undefined: none is sent. */
  readonly challenge: 'S256' | 'plain' | undefined;
}

/** What the token endpoint made of a code that nobody gave out. `error` is an OAuth error code, the same in every language. */
export interface TokenAnswer {
  readonly status: number;
  readonly error: string;
  readonly words: string;
}

/** Keycloak's endpoints of one realm, asked in ways of which no token can come and nothing changes. */
export interface Conversation {
  authorize(asked: Authorization): Promise<AuthorizationAnswer>;
  /** With this secret, or as a client that has none. */
  redeem(clientId: string, redirectUri: string, secret: string | undefined): Promise<Result<TokenAnswer, Failure>>;
  /** Whether there is an enabled client of this ID, as the page says that watches over sessions. */
  hasEnabled(clientId: string): Promise<boolean>;
  /** Whether there is a client of this ID, enabled or not, that has a root URL or a home URL. */
  hasAddressOf(clientId: string): Promise<boolean>;
}

export function conversation(document: DiscoveryDocument, asking: Asking): Conversation {
  const { authorizationEndpoint, tokenEndpoint } = document;
  const protocol = authorizationEndpoint.replace(/\/auth$/, '');
  return {
    async authorize(asked) {
      const url = `${authorizationEndpoint}?${authorizationQuery(asked).toString()}`;
      const answer = await request({ url, inDetail: true, ...asking });
      return answer.ok
        ? readAuthorization(authorizationEndpoint, answer.value, asked.redirectUri)
        : { kind: 'silent', failure: answer.error };
    },
    async redeem(clientId, redirectUri, secret) {
      const form = {
        grant_type: 'authorization_code',
        code: nobodysCode,
        client_id: clientId,
        redirect_uri: redirectUri,
        ...(secret === undefined ? {} : { client_secret: secret }),
      };
      const answer = await request({ url: tokenEndpoint, form, ...asking });
      if (!answer.ok) return answer;
      const { status, body, redirect } = answer.value;
      const error = textField(body, 'error');
      if (error === undefined) return { ok: false, error: strangerFailure(tokenEndpoint, status, redirect) };
      return ok({ status, error, words: textField(body, 'error_description') ?? '' });
    },
    async hasEnabled(clientId) {
      const query = new URLSearchParams({ client_id: clientId, origin: new URL(protocol).origin });
      const url = `${protocol}/login-status-iframe.html/init?${query.toString()}`;
      const answer = await request({ url, ...asking });
      return answer.ok && answer.value.status === 204;
    },
    async hasAddressOf(clientId) {
      const url = `${protocol.replace(/\/protocol\/[\w-]+$/, '')}/clients/${encodeURIComponent(clientId)}/redirect`;
      const answer = await request({ url, ...asking });
      return answer.ok && answer.value.redirect !== undefined;
    },
  };
}

const nobodysCode = 'openmetadata-sso-check';

/** `prompt=none` asks for an answer at once instead of a page to sign in at. */
function authorizationQuery(asked: Authorization): URLSearchParams {
  const { clientId, redirectUri, responseType, scopes, challenge } = asked;
  return new URLSearchParams({
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
}

/** As long as a challenge has to be (RFC 7636, section 4.2). */
const someChallenge = 'openmetadata-sso-check-openmetadata-sso-check';

function readAuthorization(url: string, answer: HttpAnswer, redirectUri: string): AuthorizationAnswer {
  const { status, location, redirect, page } = answer;
  if (location?.startsWith(redirectUri) === true) return returned(location.slice(redirectUri.length));
  const failure = (): AuthorizationAnswer => ({ kind: 'silent', failure: strangerFailure(url, status, redirect) });
  if (status !== 400 && status !== 403) return failure();
  const words = textField(answer.body, 'error_description') ?? textField(answer.body, 'error') ?? wordsOf(page ?? '');
  return { kind: 'refused', status, words, namesRedirectUri: (words || (page ?? '')).includes('redirect_uri') };
}

/** An OAuth error stands in the query, or, in the implicit flow, behind a `#`. */
function returned(rest: string): AuthorizationAnswer {
  const parameters = new URLSearchParams(rest.replace(/^[?#&]/, ''));
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

/** The sentence on the page of the theme that Keycloak ships; of another theme, nothing. */
const wordsOf = (page: string): string => (/class="instruction"[^>]*>([^<]*)</.exec(page)?.[1] ?? '').trim();
