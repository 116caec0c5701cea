import type { Result } from '../../../core/result';
import type { Failure } from '../../failure';
import type { Pair } from '../../pair';
import type { Authorization, TokenAnswer } from '../../probes/conversation';
import type { AuthorizationAnswer, Conversation } from './conversation';

/** What the first questions came to: every probe starts from here, and asks on where it has to. */
export interface Situation extends Pair {
  readonly conversation: Conversation;
  /** The sign-in as OpenMetadata begins it. */
  readonly asked: Authorization;
  readonly authorization: AuthorizationAnswer;
  /** A code redeemed as a client without a secret, */
  readonly bare: Result<TokenAnswer, Failure>;
  /** and with the secret of the file, if it is known. */
  readonly withSecret: Result<TokenAnswer, Failure> | undefined;
  readonly existence: Existence;
}

export type Existence = 'enabled' | 'disabled' | 'missing' | 'missing or disabled' | 'unknown';

/** The redirect URI is one that Keycloak goes back to, whatever it says there. */
export const wentBack = ({ kind }: AuthorizationAnswer): boolean => kind === 'accepted' || kind === 'returned';

/** The client signs nobody in: it is bearer-only (HTTP 403), or for SAML, whose secret is right and of no use. */
export const isOfNoUse = ({
  authorization,
  bare,
  withSecret,
}: Pick<Situation, 'authorization' | 'bare' | 'withSecret'>): 'bearer-only' | 'for SAML' | undefined => {
  if (authorization.kind !== 'refused') return undefined;
  if (authorization.status === 403) return 'bearer-only';
  const refused = withSecret?.ok === true && withSecret.value.error === 'invalid_client';
  const unproven = bare.ok && bare.value.status === 401 && bare.value.error === 'unauthorized_client';
  return (refused && unproven) || authorization.words === 'Wrong client protocol.' ? 'for SAML' : undefined;
};
