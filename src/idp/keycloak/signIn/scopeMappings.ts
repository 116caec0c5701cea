import { err, ok, type Result } from '../../../core/result';
import type { Failure } from '../../failure';
import type { Admin, StoredClient } from '../admin';
import type { AdminApi } from '../adminApi';
import type { Operation } from '../failures';
import { administrationRealm } from '../fields';
import { t } from '../../../l10n/l10n';

/** What scope mappings are read and made with. */
export interface Mapper {
  readonly admin: Pick<Admin, 'client'>;
  readonly api: Pick<AdminApi, 'call'>;
}

/**
 * The roles that a sign-in from the editor may carry: what this extension does needs no other, whatever else the account
 * may do. In the realm master each realm has roles of its own, also one that is still to be made, and `admin` stands for
 * all of them.
 */
export const neededRoles = (realm: string): readonly string[] =>
  realm === administrationRealm ? ['admin'] : ['manage-clients', 'manage-users', 'view-realm'];

/** Which of the needed roles the client does not pass on yet. */
export async function missingMappings(
  mapper: Mapper,
  realm: string,
  { id, clientId = '' }: StoredClient,
  signal: AbortSignal,
): Promise<Result<readonly string[], Failure>> {
  const holder = await holderOf(mapper, realm, signal);
  if (!holder.ok) return holder;
  const operation: Operation = { doing: t`read the scope of client ${clientId}`, role: 'view-clients', realm };
  const mapped = await mapper.api.call(operation, signal, ({ clients }) =>
    holder.value === undefined
      ? clients.listRealmScopeMappings({ realm, id })
      : clients.listClientScopeMappings({ realm, id, client: holder.value }),
  );
  if (!mapped.ok) return mapped;
  return ok(neededRoles(realm).filter((role) => !mapped.value.some(({ name }) => name === role)));
}

/**
 * Lets the client pass on more roles.
 * @param missing what `missingMappings` said
 */
export async function addMappings(
  mapper: Mapper,
  realm: string,
  client: StoredClient,
  missing: readonly string[],
  signal: AbortSignal,
): Promise<Result<void, Failure>> {
  const { id, clientId = '' } = client;
  const holder = await holderOf(mapper, realm, signal);
  if (!holder.ok) return holder;
  const doing = t`let client ${clientId} pass on ${missing.join(', ')}`;
  const operation: Operation = { doing, role: realm === administrationRealm ? 'admin' : 'manage-clients', realm };
  const available = await mapper.api.call(operation, signal, ({ clients }) =>
    holder.value === undefined
      ? clients.listAvailableRealmScopeMappings({ realm, id })
      : clients.listAvailableClientScopeMappings({ realm, id, client: holder.value }),
  );
  if (!available.ok) return available;
  const roles = available.value.flatMap(({ id: roleId, name }) =>
    roleId !== undefined && name !== undefined && missing.includes(name) ? [{ id: roleId, name }] : [],
  );
  // Keycloak lists what the account may hand on, and no more: with manage-clients that is every role (26.7.3). It does
  // not list either what somebody else has handed on meanwhile.
  const still = roles.length < missing.length ? await missingMappings(mapper, realm, client, signal) : ok(missing);
  if (!still.ok) return still;
  if (still.value.length === 0) return ok(undefined);
  if (still.value.some((role) => roles.every(({ name }) => name !== role))) return err(mayNotMap(operation));
  return mapper.api.call(operation, signal, ({ clients }) =>
    holder.value === undefined
      ? clients.addRealmScopeMappings({ realm, id }, roles)
      : clients.addClientScopeMappings({ realm, id, client: holder.value }, roles),
  );
}

/** The internal ID of the client that holds the roles; undefined where the realm holds them itself. */
async function holderOf(
  { admin }: Mapper,
  realm: string,
  signal: AbortSignal,
): Promise<Result<string | undefined, Failure>> {
  if (realm === administrationRealm) return ok(undefined);
  const found = await admin.client(realm, 'realm-management', signal);
  if (!found.ok) return found;
  if (found.value !== undefined) return ok(found.value.id);
  const message = t`The realm ${realm} has no client realm-management, which holds the roles of its administrators.`;
  return err({ kind: 'not-found', message, nextStep: t`Connect to the realm master instead.` });
}

const mayNotMap = ({ doing, role, realm }: Operation): Failure => ({
  kind: 'forbidden',
  message: t`The account may not ${doing}: it lacks the role ${role} in realm ${realm}.`,
  nextStep: t`Ask a Keycloak administrator for the role ${role}, or hand them the client as JSON.`,
});
