import type { Result } from '../../../core/result';
import type { ConnectionProfile, SessionHost } from '../../connection';
import type { Failure } from '../../failure';
import type { Session } from '../../provider';
import { openSession } from '../session';
import type { Surroundings } from '../surroundings';
import { accessTokens, forever } from '../../oauth/accessTokens';
import { endSession, refresh, toolClient, type Grant } from '../tokens';

/** Takes up the session that the refresh token belongs to, as long as Keycloak keeps it: half an hour without use. */
export async function reconnectUser(
  profile: ConnectionProfile,
  realm: string,
  refreshToken: string,
  surroundings: Surroundings,
): Promise<Result<Session, Failure>> {
  const attempt = { url: profile.url, realm, account: profile.account, clientId: clientOf(profile) };
  const grant = await refresh({ ...attempt, method: 'refresh', ...surroundings }, refreshToken);
  if (!grant.ok) return grant;
  if (grant.value.refreshToken !== undefined) await keep(surroundings.host, grant.value.refreshToken);
  return userSession(profile, realm, grant.value, refreshToken, surroundings);
}

/**
 * The session of a user who has just signed in, whichever way.
 * @param kept the refresh token of now, where the grant brings no newer one
 */
export function userSession(
  profile: ConnectionProfile,
  realm: string,
  grant: Grant,
  kept: string,
  { host, timeout, signal }: Surroundings,
): Promise<Result<Session, Failure>> {
  const { url, account } = profile;
  const attempt = {
    url,
    realm,
    account,
    clientId: clientOf(profile),
    method: 'refresh',
    signal: forever,
    timeout,
  } as const;
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

/** Whose refresh token it is: a page signs in with a client of our own, a password with the realm's tool client. */
const clientOf = ({ answers, method }: ConnectionProfile): string =>
  method === 'password' ? toolClient : (answers['clientId'] ?? toolClient);

/** A store that fails costs a sign-in at the next start, not the work of now. */
async function keep(host: SessionHost, credential: string): Promise<void> {
  try {
    await host.keepCredential(credential);
  } catch {
    host.log('the credential could not be stored: sign-in will be asked for after a restart');
  }
}
