import { passed, skipped, type CheckOutcome } from '../../check';
import { whyNotTried, type TokenAnswer } from '../../probes/conversation';
import { otherAuthenticator, wrongSecret } from '../faults';
import { isOfNoUse, type Situation } from './situation';
import { t } from '../../../l10n/l10n';

/** Whether Keycloak takes the secret: with the right one it complains about the code that nobody gave out. */
export function checkSecret(situation: Situation): readonly CheckOutcome[] {
  const { bare, withSecret, subject } = situation;
  // Of a public client no secret is asked, and of no use is one of a client that signs nobody in.
  if (subject.clientType === 'public' || (bare.ok && bare.value.error === 'invalid_grant')) return [];
  if (isOfNoUse(situation) !== undefined) return [];
  if (bare.ok && wantsOtherProof(bare.value)) return [otherAuthenticator(situation)];
  if (withSecret === undefined) return [skipped('client-secret-wrong', whyNotTried(subject))];
  if (!withSecret.ok) return [skipped('client-secret-wrong', withSecret.error.message)];
  return withSecret.value.error === 'invalid_grant'
    ? [passed('client-secret-wrong', t`The client secret is right.`)]
    : [wrongSecret(situation)];
}

/** Up to release 26.4 Keycloak calls it an unexpected error. A wrong secret ends in HTTP 401. */
const wantsOtherProof = ({ status, error }: TokenAnswer): boolean =>
  error === 'invalid_client' || (error === 'unauthorized_client' && status === 400);
