import type { RequestOf } from '../../changes/change';
import { nothingToTell, ofParts } from '../../changes/ofParts';
import { databaseFor } from '../directory/databases';
import type { Change, ChangeHost } from './change';
import { userPart } from './parts/user';
import { t } from '../../../l10n/l10n';

/** A user of a database who can sign in at once, such as OpenMetadata's first administrator. */
export const createUser: Change<RequestOf<'create-user'>> = ofParts<ChangeHost, RequestOf<'create-user'>>({
  problem: ({ realm, user }) =>
    user.email.trim() === ''
      ? {
          kind: 'invalid',
          message: t`A user of tenant ${realm} needs an e-mail address.`,
          nextStep: t`Enter the address, by which Auth0 knows its users.`,
        }
      : undefined,
  parts: {
    user: ({ realm, user }) => userPart(realm, user, ({ tenant }, signal) => databaseFor(tenant, undefined, signal)),
  },
  outcome: nothingToTell,
});
