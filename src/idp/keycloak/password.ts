import type { Result } from '../../core/result';
import type { Failure } from '../failure';
import type { Session } from '../provider';
import { userSession } from './signIn/userSession';
import { profileOf, type Surroundings } from './surroundings';
import { signInWithPassword, toolClient } from './tokens';

/** Signs in as an administrator. The password is used once; from then on the refresh token stands for it. */
export async function connectWithPassword(
  url: string,
  answers: Readonly<Record<string, string>>,
  surroundings: Surroundings,
): Promise<Result<Session, Failure>> {
  const { realm = '', username = '', password = '' } = answers;
  const attempt = { url, realm, account: username, clientId: toolClient, method: 'password', ...surroundings } as const;
  const grant = await signInWithPassword(attempt, password);
  if (!grant.ok) return grant;
  const profile = profileOf(url, 'password', { realm, username }, grant.value.account ?? username);
  return userSession(profile, realm, grant.value, '', surroundings);
}
