import type { Result } from '../../core/result';
import type { Failure } from '../failure';
import type { ConnectionProfile } from '../connection';
import type { Session } from '../provider';
import { openSession } from './session';
import { profileOf, type Surroundings } from './surroundings';
import { accessTokens, forever } from '../oauth/accessTokens';
import { signInWithSecret } from './tokens';

export const connectServiceAccount = (
  url: string,
  { realm = '', clientId = '', clientSecret = '' }: Readonly<Record<string, string>>,
  surroundings: Surroundings,
): Promise<Result<Session, Failure>> =>
  reconnectServiceAccount(
    profileOf(url, 'service-account', { realm, clientId }, clientId),
    realm,
    clientSecret,
    surroundings,
  );

/** Keycloak gives a service account no refresh token and keeps no session for it: it signs in again each time. */
export async function reconnectServiceAccount(
  profile: ConnectionProfile,
  realm: string,
  secret: string,
  { host, signal, timeout }: Surroundings,
): Promise<Result<Session, Failure>> {
  const { url, account } = profile;
  const attempt = { url, realm, account, clientId: account, method: 'service-account', timeout } as const;
  const grant = await signInWithSecret({ ...attempt, signal }, secret);
  if (!grant.ok) return grant;
  const tokens = accessTokens(() => signInWithSecret({ ...attempt, signal: forever }, secret), grant.value);
  const signOut = (): Promise<void> => {
    tokens.forget();
    return Promise.resolve();
  };
  return openSession({ profile, realm, tokens, host, timeout, credential: () => secret, signOut }, signal);
}
