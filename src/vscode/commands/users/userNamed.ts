import { ok, type Result } from '../../../core/result';
import type { User } from '../../../idp/directory';
import type { Failure } from '../../../idp/failure';
import type { Session } from '../../../idp/provider';

/** The user of exactly this name; undefined if nobody has it. Providers search within names, so others may be found as well. */
export async function userNamed(
  session: Pick<Session, 'users'>,
  realm: string,
  name: string,
  signal: AbortSignal,
): Promise<Result<User | undefined, Failure>> {
  const found = await session.users(realm, { search: name, first: 0, limit: 50 }, signal);
  return found.ok ? ok(found.value.find(({ username }) => username === name)) : found;
}
