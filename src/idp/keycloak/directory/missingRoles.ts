import { ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import { field } from '../../http';
import type { Admin } from '../admin';

/**
 * The roles that an account lacks to do in a realm all that this extension can do. Keycloak says of each client and
 * user that it lists whether the account may manage it, and refuses the list to those without any role (measured with
 * 26.7.3 for accounts with no role, query-clients, view-clients, manage-clients, query-users, view-users, manage-users,
 * realm-admin, and the server's administrator). In a realm without users the account may look at nobody, so there a
 * lack of manage-users is found only if users may not be looked at either.
 */
export async function missingRoles(
  admin: Admin,
  realm: string,
  signal: AbortSignal,
): Promise<Result<readonly string[], Failure>> {
  const firstOnly = { first: 0, limit: 1 };
  const [clients, users] = await Promise.all([
    admin.clients(realm, firstOnly, signal),
    admin.users(realm, { search: '', ...firstOnly }, signal),
  ]);
  const manages = { clients: manageable(clients), users: manageable(users) };
  if (!manages.clients.ok) return manages.clients;
  if (!manages.users.ok) return manages.users;
  return ok([
    // Every realm has clients: who is shown none may look at none.
    ...(manages.clients.value === true ? [] : ['manage-clients']),
    ...(manages.users.value === false ? ['manage-users'] : []),
  ]);
}

/** Undefined: nothing was shown to manage. */
function manageable(
  found: Result<readonly { readonly access?: unknown }[], Failure>,
): Result<boolean | undefined, Failure> {
  if (!found.ok) return found.error.kind === 'forbidden' ? ok(false) : found;
  const [first] = found.value;
  return ok(first === undefined ? undefined : field(first.access, 'manage') !== false);
}
