import type { Result } from '../../../core/result';
import type { Failure } from '../../failure';
import { request, textField, type HttpAnswer } from '../../http';
import { strangerFailure } from '../../httpFailures';
import {
  authorizationUrl,
  redeemNothing,
  returnedTo,
  type Authorization,
  type Returned,
  type TokenAnswer,
} from '../../probes/conversation';
import type { Asking, DiscoveryDocument } from '../../probes/document';

/** What the authorization endpoint made of a sign-in that no browser takes part in. */
export type AuthorizationAnswer =
  | Returned
  /**
   * A page of Keycloak's own: it does not go to the redirect URI. The words may be in any language, or missing; the name
   * of the parameter stands among them in every language.
   */
  | { readonly kind: 'refused'; readonly status: number; readonly words: string; readonly namesRedirectUri: boolean }
  | { readonly kind: 'silent'; readonly failure: Failure };

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
      const url = authorizationUrl(authorizationEndpoint, asked);
      const answer = await request({ url, inDetail: true, ...asking });
      return answer.ok
        ? readAuthorization(authorizationEndpoint, answer.value, asked.redirectUri)
        : { kind: 'silent', failure: answer.error };
    },
    redeem: (clientId, redirectUri, secret) =>
      redeemNothing(
        tokenEndpoint,
        { clientId, redirectUri },
        secret === undefined ? {} : { client_secret: secret },
        asking,
      ),
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

function readAuthorization(url: string, answer: HttpAnswer, redirectUri: string): AuthorizationAnswer {
  const { status, location, redirect, page } = answer;
  const returned = returnedTo(location ?? '', redirectUri);
  if (returned !== undefined) return returned;
  const failure = (): AuthorizationAnswer => ({ kind: 'silent', failure: strangerFailure(url, status, redirect) });
  if (status !== 400 && status !== 403) return failure();
  const words = textField(answer.body, 'error_description') ?? textField(answer.body, 'error') ?? wordsOf(page ?? '');
  return { kind: 'refused', status, words, namesRedirectUri: (words || (page ?? '')).includes('redirect_uri') };
}

/** The sentence on the page of the theme that Keycloak ships; of another theme, nothing. */
const wordsOf = (page: string): string =>
  (/class="instruction"[^<>]{0,200}>([^<]{0,1000})</.exec(page)?.[1] ?? '').trim();
