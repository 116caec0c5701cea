import { passed, type CheckOutcome } from '../../check';
import { proofWanted, pushedRequestsOnly } from '../faults';
import type { Situation } from './situation';
import { t } from '../../../l10n/l10n';

/**
 * Whether the client wants more of a sign-in than OpenMetadata sends: a code challenge (RFC 7636), or the request itself
 * pushed beforehand (RFC 9126). Asked again in each way, Keycloak tells by what it accepts, in whatever language.
 */
export async function checkProof(situation: Situation): Promise<readonly CheckOutcome[]> {
  const { authorization, asked, conversation } = situation;
  if (authorization.kind === 'accepted') {
    const proven = asked.challenge === undefined ? t`Keycloak asks for no PKCE.` : t`Keycloak takes PKCE (S256).`;
    return asked.responseType === 'code' ? [passed('pkce-required', proven)] : [];
  }
  if (authorization.kind !== 'returned' || authorization.error !== 'invalid_request') return [];
  const [hashed, plain] = await Promise.all([
    conversation.authorize({ ...asked, challenge: 'S256' }),
    conversation.authorize({ ...asked, challenge: 'plain' }),
  ]);
  if (hashed.kind === 'accepted') return [proofWanted(situation, 'S256')];
  if (plain.kind === 'accepted') return [proofWanted(situation, 'plain')];
  return /pushed/i.test(authorization.words) ? [pushedRequestsOnly(situation)] : [];
}
