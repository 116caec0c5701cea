import { identityOf } from '../core/identity';
import { localPart } from '../core/identity/claims';
import type { View } from '../core/view';
import type { User } from '../idp/directory';

/**
 * The name that OpenMetadata gives a user at sign-in, which is what an admin principal has to be. Goes by what is known of
 * the user before there is a token; where that names nobody, by the user name.
 */
export function administratorName({ username, email }: User, view: View): string {
  const claims = { preferred_username: username, ...(email === undefined ? {} : { email }) };
  return identityOf(claims, view).userName ?? localPart(username);
}
