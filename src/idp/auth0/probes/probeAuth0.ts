import type { SignInSubject } from '../../../core/signIn';
import type { CheckOutcome } from '../../check';
import type { Asking } from '../../probes/document';
import { probeOpenId } from '../../probes/probeProvider';

/** Tries a sign-in as OpenMetadata would begin it, as far as it goes without an account. */
export async function probeAuth0(subject: SignInSubject, asking: Asking): Promise<readonly CheckOutcome[]> {
  const { outcomes } = await probeOpenId(subject, asking);
  return outcomes;
}
