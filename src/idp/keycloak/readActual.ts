import { ok, type Result } from '../../core/result';
import type { Failure } from '../failure';
import type { SetUpRequest } from '../change';
import type { Admin, KeycloakUser, StoredClient } from './admin';

/** What is at Keycloak now, as far as a request touches it. */
export interface Actual {
  readonly realm: 'absent' | 'disabled' | 'enabled';
  readonly client: StoredClient | undefined;
  /** The user that the request's administrator is named for. */
  readonly administrator: KeycloakUser | undefined;
  /** Who has the administrator's e-mail address. */
  readonly emailOwner: KeycloakUser | undefined;
}

/** Reads what a request touches. */
export async function readActual(
  admin: Admin,
  { realm: name, clientId, administrator }: SetUpRequest,
  signal: AbortSignal,
): Promise<Result<Actual, Failure>> {
  const realm = await admin.realm(name, signal);
  if (!realm.ok) return realm;
  if (realm.value === undefined) {
    return ok({ realm: 'absent', client: undefined, administrator: undefined, emailOwner: undefined });
  }
  const client = await admin.client(name, clientId, signal);
  if (!client.ok) return client;
  const there = { realm: realm.value.enabled === false ? 'disabled' : 'enabled', client: client.value } as const;
  if (administrator === undefined) return ok({ ...there, administrator: undefined, emailOwner: undefined });
  const user = await admin.userNamed(name, administrator.username, signal);
  if (!user.ok) return user;
  const owner = await admin.userWithEmail(name, administrator.email, signal);
  return owner.ok ? ok({ ...there, administrator: user.value, emailOwner: owner.value }) : owner;
}
