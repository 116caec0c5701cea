import type { Result } from '../../../core/result';
import type { Failure } from '../../failure';
import type { TokenAnswer } from '../../probes/conversation';
import { t } from '../../../l10n/l10n';

/** What the token endpoint thinks of the application, when it is given a code that nobody gave out. */
export type Redeemed =
  /** It takes the application for what it says it is, and complains about the code. */
  | { readonly kind: 'authenticated' }
  /** It does not: the secret is wrong, or missing. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'unknown application' }
  | { readonly kind: 'grant off' }
  /** `why`: as a sentence. */
  | { readonly kind: 'unclear'; readonly why: string };

/**
 * The codes are those of OAuth 2.0 (RFC 6749, section 5.2) and of Auth0's OpenAPI (`invalid_client`); `access_denied` is what
 * users report. Which of them Auth0 sends for what was never recorded, so that others say nothing.
 */
export function readRedeemed(answer: Result<TokenAnswer, Failure>): Redeemed {
  if (!answer.ok) return { kind: 'unclear', why: answer.error.message };
  const { status, error, words } = answer.value;
  if (status >= 400 && status < 500 && status !== 429) {
    if (/unknown (?:or invalid )?client\b/i.test(words)) return { kind: 'unknown application' };
    if (error === 'invalid_grant') return { kind: 'authenticated' };
    if (error === 'unauthorized_client') return { kind: 'grant off' };
    if (error === 'invalid_client' || (error === 'access_denied' && status === 401)) return { kind: 'refused' };
  }
  // Nothing of the answer is repeated: a server may put in it what it was sent.
  return {
    kind: 'unclear',
    why: t`Auth0’s token endpoint answered HTTP ${status.toString()}, which says nothing here.`,
  };
}
