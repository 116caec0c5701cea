import { err, ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import type { Admin, StoredUser } from '../admin';
import { t } from '../../../l10n/l10n';

/** A user who has to be there. */
export async function presentUser(
  admin: Admin,
  realm: string,
  username: string,
  signal: AbortSignal,
  role?: 'view-users',
): Promise<Result<StoredUser, Failure>> {
  const found = await admin.userNamed(realm, username, signal, role);
  if (!found.ok) return found;
  return found.value === undefined ? err(noSuchUser(realm, username)) : ok(found.value);
}

const noSuchUser = (realm: string, username: string): Failure => ({
  kind: 'not-found',
  message: t`The realm ${realm} has no user ${username}.`,
  nextStep: t`Refresh the list.`,
});
