import type { Result } from '../../core/result';
import type { Failure } from '../failure';
import type { ConnectionProfile, SessionHost } from '../connection';
import type { Session } from '../provider';
import { openSession } from './session';
import { accessTokens, endSession, refresh, signInWithPassword, type Grant } from './tokens';
import { forever, profileOf, type Surroundings } from './surroundings';

/** Signs in as an administrator. The password is used once; from then on the refresh token stands for it. */
export async function connectWithPassword(
  url: string,
  answers: Readonly<Record<string, string>>,
  surroundings: Surroundings,
): Promise<Result<Session, Failure>> {
  const { realm = '', username = '', password = '' } = answers;
  const grant = await signInWithPassword(
    { url, realm, account: username, method: 'password', ...surroundings },
    password,
  );
  if (!grant.ok) return grant;
  const profile = profileOf(url, 'password', { realm, username }, grant.value.account ?? username);
  return passwordSession(profile, realm, grant.value, '', surroundings);
}

/** Takes up the session that the refresh token belongs to, as long as Keycloak keeps it: half an hour without use. */
export async function reconnectWithRefreshToken(
  profile: ConnectionProfile,
  realm: string,
  refreshToken: string,
  surroundings: Surroundings,
): Promise<Result<Session, Failure>> {
  const { url, account } = profile;
  const grant = await refresh({ url, realm, account, method: 'refresh', ...surroundings }, refreshToken);
  if (!grant.ok) return grant;
  if (grant.value.refreshToken !== undefined) await keep(surroundings.host, grant.value.refreshToken);
  return passwordSession(profile, realm, grant.value, refreshToken, surroundings);
}

function passwordSession(
  profile: ConnectionProfile,
  realm: string,
  grant: Grant,
  kept: string,
  { host, timeout, signal }: Surroundings,
): Promise<Result<Session, Failure>> {
  const { url, account } = profile;
  const attempt = { url, realm, account, method: 'refresh', signal: forever, timeout } as const;
  let refreshToken = grant.refreshToken ?? kept;
  const obtain = async (): Promise<Result<Grant, Failure>> => {
    const fresh = await refresh(attempt, refreshToken);
    if (fresh.ok && fresh.value.refreshToken !== undefined) {
      refreshToken = fresh.value.refreshToken;
      await keep(host, refreshToken);
    }
    return fresh;
  };
  const tokens = accessTokens(obtain, grant);
  const signOut = async (): Promise<void> => {
    tokens.forget();
    const ended = await endSession(attempt, refreshToken);
    host.log(`sign out: ${ended.ok ? 'done' : ended.error.kind}`);
  };
  return openSession({ profile, realm, tokens, host, timeout, credential: () => refreshToken, signOut }, signal);
}

/** A store that fails costs a sign-in at the next start, not the work of now. */
async function keep(host: SessionHost, credential: string): Promise<void> {
  try {
    await host.keepCredential(credential);
  } catch {
    host.log('the credential could not be stored: sign-in will be asked for after a restart');
  }
}
