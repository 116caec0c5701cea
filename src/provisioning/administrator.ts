import { identityOf } from '../core/identity';
import { localPart } from '../core/identity/claims';
import type { View } from '../core/view';
import type { User } from '../idp/directory';
import { userClaims } from './userClaims';

/**
 * The name that OpenMetadata gives a user at sign-in, which is what an admin principal has to be. Goes by what is known of
 * the user before there is a token; where that names nobody, by the user name.
 * @param absentClaims claims that are in no token of the provider
 */
export const administratorName = (user: User, view: View, absentClaims: readonly string[] = []): string =>
  identityOf(userClaims(user, absentClaims), view).userName ?? localPart(user.username);
