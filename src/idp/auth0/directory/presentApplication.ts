import { err, ok, type Result } from '../../../core/result';
import type { ClientPlace } from '../../change';
import type { Failure } from '../../failure';
import { applicationProblem } from '../application/problems';
import type { Application, Tenant } from '../tenant';
import { t } from '../../../l10n/l10n';

/** An application that a change is about: it has to be there, and not to stand for the tenant itself. */
export async function presentApplication(
  tenant: Pick<Tenant, 'application'>,
  { realm, clientId }: ClientPlace,
  signal: AbortSignal,
): Promise<Result<Application, Failure>> {
  const found = await tenant.application(clientId, signal);
  if (!found.ok) return found;
  if (found.value === undefined) return err(noSuchApplication(realm, clientId));
  const problem = applicationProblem(found.value);
  return problem === undefined ? ok(found.value) : err(problem);
}

export const noSuchApplication = (realm: string, clientId: string): Failure => ({
  kind: 'not-found',
  message: t`The tenant ${realm} has no application ${clientId}.`,
  nextStep: t`Refresh the list, or look whether the ID belongs to another tenant.`,
});
