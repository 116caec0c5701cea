import { ok, type Result } from '../../../core/result';
import type { LoginSource } from '../../directory';
import type { Failure } from '../../failure';
import { connectionKind } from '../application/listings';
import type { Tenant } from '../tenant';

/** Every connection of the tenant, and whether its users may sign in to the application. Databases come first. */
export async function loginSources(
  tenant: Pick<Tenant, 'connections' | 'connectionsOf'>,
  clientId: string,
  signal: AbortSignal,
): Promise<Result<readonly LoginSource[], Failure>> {
  const enabled = await tenant.connectionsOf(clientId, signal);
  if (!enabled.ok) return enabled;
  const all = await tenant.connections(signal);
  if (!all.ok) return all;
  const ids = new Set(enabled.value.map(({ id }) => id));
  const rank = ({ strategy }: { readonly strategy: string }): number => (strategy === 'auth0' ? 0 : 1);
  return ok(
    all.value
      .toSorted((a, b) => rank(a) - rank(b))
      .map((connection) => ({
        name: connection.name,
        kind: connectionKind(connection),
        enabled: ids.has(connection.id),
      })),
  );
}
