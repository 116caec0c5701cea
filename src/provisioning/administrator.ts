import { isList } from '../core/value';
import type { View } from '../core/view';
import type { User } from '../idp/directory';

/** The claims that OpenMetadata's pages ask for, and what the shipped configuration has. */
const usualClaims = ['email', 'preferred_username', 'sub'];

/**
 * The name that OpenMetadata gives a user at sign-in, which is what an admin principal has to be: the first claim of
 * `jwtPrincipalClaims` that the token holds, its part before `@`, in lower case. A mapping names the claim outright.
 */
export function administratorName(user: User, view: View): string {
  const claims = mappedClaim(view) ?? listOf(view, 'authn.jwtPrincipalClaims') ?? usualClaims;
  const values = claims.map((claim) => claimOf(user, claim));
  const principal = values.find((value) => value !== undefined) ?? user.username;
  return (principal.split('@')[0] ?? principal).toLowerCase();
}

function mappedClaim(view: View): readonly string[] | undefined {
  const mapping = listOf(view, 'authn.jwtPrincipalClaimsMapping')?.find((entry) => entry.startsWith('username:'));
  return mapping === undefined ? undefined : [mapping.slice('username:'.length)];
}

function listOf(
  view: View,
  key: 'authn.jwtPrincipalClaims' | 'authn.jwtPrincipalClaimsMapping',
): readonly string[] | undefined {
  const { value } = view.get(key);
  return value !== undefined && isList(value) && value.length > 0 ? value.map(String) : undefined;
}

const claimOf = (user: User, claim: string): string | undefined => {
  if (claim === 'email') return user.email;
  return claim === 'preferred_username' ? user.username : undefined;
};
