import { passed, skipped, type CheckOutcome } from '../../check';
import { clientDisabled, clientMissing } from '../faults';
import { wentBack, type Existence, type Situation } from './situation';
import { t } from '../../../l10n/l10n';

/**
 * Whether the client is there. Statuses and OAuth error codes decide, which are the same in every language: only a client
 * that is there and enabled gets another answer at the token endpoint than `invalid_client` with HTTP 401. (One that signs
 * in with a certificate gets the same, so the page that watches over sessions is asked as well.)
 */
export async function existenceOf({
  authorization,
  bare,
  conversation,
  place,
}: Pick<Situation, 'authorization' | 'bare' | 'conversation' | 'place'>): Promise<Existence> {
  if (wentBack(authorization)) return 'enabled';
  if (!bare.ok) return 'unknown';
  if (bare.value.status !== 401 || bare.value.error !== 'invalid_client') return 'enabled';
  const [enabled, addressed] = await Promise.all([
    conversation.hasEnabled(place.clientId),
    conversation.hasAddressOf(place.clientId),
  ]);
  if (enabled) return 'enabled';
  if (addressed) return 'disabled';
  const words = authorization.kind === 'refused' ? authorization.words : '';
  if (words.startsWith('Client disabled')) return 'disabled';
  return words.startsWith('Client not found') ? 'missing' : 'missing or disabled';
}

export function checkExistence(situation: Situation): readonly CheckOutcome[] {
  const { realm, clientId } = situation.place;
  switch (situation.existence) {
    case 'enabled':
      return [passed('client-not-found', t`Realm ${realm} has the client ${clientId}, and it is enabled.`)];
    case 'unknown':
      return [skipped('client-not-found', t`Keycloak did not say whether it has the client.`)];
    case 'disabled':
      return [clientDisabled(situation)];
    case 'missing':
      return [clientMissing(situation, false)];
    case 'missing or disabled':
      return [clientMissing(situation, true)];
  }
}
