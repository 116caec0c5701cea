import type { RequestOf } from '../../changes/change';
import type { Change, ChangeHost } from './change';
import { nothingToTell, ofParts } from '../../changes/ofParts';
import { userPart } from './parts/user';
import { t } from '../../../l10n/l10n';

/** A user who can sign in at once, such as OpenMetadata's first administrator. */
export const createUser: Change<RequestOf<'create-user'>> = ofParts<ChangeHost, RequestOf<'create-user'>>({
  problem: ({ realm, user }) =>
    user.username.trim() === ''
      ? { kind: 'invalid', message: t`A user of realm ${realm} needs a name.`, nextStep: t`Enter a username.` }
      : undefined,
  parts: { user: ({ realm, user }) => userPart(realm, user) },
  outcome: nothingToTell,
});
