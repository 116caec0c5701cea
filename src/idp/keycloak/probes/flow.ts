import { passed, type CheckOutcome } from '../../check';
import { flowOf, flowOff } from '../faults';
import type { Situation } from './situation';
import { t } from '../../../l10n/l10n';

/** Whether the client may sign users in by the flow that OpenMetadata uses. */
export function checkFlow(situation: Situation): readonly CheckOutcome[] {
  const { authorization, subject } = situation;
  if (authorization.kind === 'accepted') return [passed('flow-disabled', t`The client’s ${flowOf(subject)} is on.`)];
  const refused = authorization.kind === 'returned' && authorization.error === 'unauthorized_client';
  return refused ? [flowOff(situation)] : [];
}
