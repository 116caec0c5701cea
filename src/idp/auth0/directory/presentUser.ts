import { err, ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import type { Auth0User, Tenant } from '../tenant';
import { t } from '../../../l10n/l10n';

/** A user who has to be there. */
export async function presentUser(
  tenant: Pick<Tenant, 'user'>,
  realm: string,
  username: string,
  signal: AbortSignal,
): Promise<Result<Auth0User, Failure>> {
  const found = await tenant.user(username, signal);
  if (!found.ok) return found;
  return found.value === undefined ? err(noSuchUser(realm, username)) : ok(found.value);
}

const noSuchUser = (realm: string, username: string): Failure => ({
  kind: 'not-found',
  message: t`The tenant ${realm} has no user ${username} with a password.`,
  nextStep: t`Refresh the list.`,
});
