import { oauthError, type Answer } from '../answer';
import type { Asking, Surroundings } from '../server';
import { claimsOf } from './idToken';

export function userInfo({ tenant, sessions }: Surroundings, { headers }: Asking): Answer {
  const signedIn = sessions.accessTokens.look((headers.authorization ?? '').replace(/^Bearer /i, ''));
  const user = signedIn === undefined ? undefined : tenant.users.get(signedIn.userId);
  if (signedIn === undefined || user === undefined) return oauthError(401, 'unauthorized', 'Unauthorized');
  const claims = claimsOf(user, signedIn.authorization.scopes);
  return { status: 200, json: { sub: user.user_id, ...claims } };
}
