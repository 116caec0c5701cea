import { ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import type { LoginConnection, Tenant } from '../tenant';

/** The database that every tenant begins with. */
export const usualDatabase = 'Username-Password-Authentication';

/** Whether its users have passwords at Auth0 itself. */
export const isDatabase = ({ strategy }: LoginConnection): boolean => strategy === 'auth0';

/** The database that is meant where nobody says which; undefined if there is none. */
export function likelyDatabase(connections: readonly LoginConnection[]): LoginConnection | undefined {
  const databases = connections.filter(isDatabase);
  return databases.find(({ name }) => name === usualDatabase) ?? databases[0];
}

/**
 * The database that a new user goes to: one whose users may sign in to the application, if there is such a one. Where the
 * account may not see connections, the one that every tenant begins with.
 */
export async function databaseFor(
  tenant: Pick<Tenant, 'connections' | 'connectionsOf'>,
  clientId: string | undefined,
  signal: AbortSignal,
): Promise<Result<string | undefined, Failure>> {
  const enabled = clientId === undefined ? ok([]) : await tenant.connectionsOf(clientId, signal);
  const unseen = (failure: Failure): Result<string, Failure> =>
    failure.kind === 'forbidden' ? ok(usualDatabase) : { ok: false, error: failure };
  if (!enabled.ok) return unseen(enabled.error);
  const own = likelyDatabase(enabled.value);
  if (own !== undefined) return ok(own.name);
  const all = await tenant.connections(signal);
  return all.ok ? ok(likelyDatabase(all.value)?.name) : unseen(all.error);
}
