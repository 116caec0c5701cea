import type { Result } from '../../core/result';
import type { Claims } from '../directory';
import type { Failure } from '../failure';
import type { Admin } from './admin';
import { presentClient } from './changes/parts/presentClient';
import { presentUser } from './changes/parts/presentUser';

/**
 * The ID token that a user's sign-in to a client would bring, without anybody signing in. It takes view-clients, and
 * since 26 view-users as well.
 */
export async function exampleIdToken(
  admin: Admin,
  realm: string,
  clientId: string,
  username: string,
  scope: string,
  signal: AbortSignal,
): Promise<Result<Claims, Failure>> {
  const [client, user] = await Promise.all([
    presentClient(admin, { realm, clientId }, signal),
    presentUser(admin, realm, username, signal, 'view-users'),
  ]);
  if (!client.ok) return client;
  if (!user.ok) return user;
  return admin.idToken(realm, client.value, user.value, scope, signal);
}
