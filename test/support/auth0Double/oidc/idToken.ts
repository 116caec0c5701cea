import type { JsonObject } from '../json';
import { newId } from '../ids';
import { signed } from '../jwt';
import type { StoredApplication, StoredUser } from '../state';
import { issuerOf } from './issuer';
import type { Authorization } from './sessions';

/**
 * Signed with the tenant's key where the application asks for RS256; else with its secret, which no key of the tenant's
 * verifies.
 */
export function idToken(application: StoredApplication, user: StoredUser, authorization: Authorization): string {
  const { scopes, nonce, url } = authorization;
  const now = Math.floor(Date.now() / 1000);
  const { alg, lifetime_in_seconds = 36_000 } = application.jwt_configuration ?? {};
  const claims = {
    ...claimsOf(user, scopes),
    iss: issuerOf(url),
    aud: application.client_id,
    sub: user.user_id,
    iat: now,
    exp: now + lifetime_in_seconds,
    sid: newId(32),
    ...(nonce === undefined ? {} : { nonce }),
  };
  return signed(claims, alg === 'RS256' ? alg : { secret: application.client_secret });
}

const profileClaims = ['name', 'nickname', 'given_name', 'family_name', 'picture', 'updated_at'];
const emailClaims = ['email', 'email_verified'];

/** What of the profile the scopes let out. */
export function claimsOf({ profile }: StoredUser, scopes: readonly string[]): JsonObject {
  const names = [
    ...(scopes.includes('profile') ? profileClaims : []),
    ...(scopes.includes('email') ? emailClaims : []),
  ];
  return Object.fromEntries(names.filter((name) => name in profile).map((name) => [name, profile[name]]));
}
