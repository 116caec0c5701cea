import { passed, skipped, type CheckOutcome } from '../../check';
import { otherClientType, uselessClient } from '../faults';
import { isOfNoUse, type Situation } from './situation';
import { t } from '../../../l10n/l10n';

/** Whether Keycloak asks the client for a secret, as the file says. Only a public client gets as far as its code without one. */
export function checkClientType(situation: Situation): readonly CheckOutcome[] {
  const { bare, subject } = situation;
  const noUse = isOfNoUse(situation);
  if (noUse !== undefined) return [uselessClient(situation, noUse)];
  if (!bare.ok) return [skipped('client-type-differs', t`The token endpoint did not answer.`)];
  const isPublic = bare.value.error === 'invalid_grant';
  if (!isPublic && bare.value.error !== 'unauthorized_client') return [];
  return isPublic === (subject.clientType === 'public')
    ? [passed('client-type-differs', t`The client is ${subject.clientType} at Keycloak as well.`)]
    : [otherClientType(situation)];
}
