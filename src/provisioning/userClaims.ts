import type { Claims, User } from '../idp/directory';

/**
 * What tokens will say about a user, as far as that is known before there is one.
 * @param absent claims that are in no token of the provider
 */
export const userClaims = (
  { username, email }: Pick<User, 'username' | 'email'>,
  absent: readonly string[] = [],
): Claims => {
  const known = { preferred_username: username, ...(email === undefined || email === '' ? {} : { email }) };
  return Object.fromEntries(Object.entries(known).filter(([claim]) => !absent.includes(claim)));
};
