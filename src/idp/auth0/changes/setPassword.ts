import { err, ok } from '../../../core/result';
import type { RequestOf } from '../../changes/change';
import { nothingToTell, ofParts } from '../../changes/ofParts';
import type { Compared } from '../../changes/part';
import type { Failure } from '../../failure';
import { field, textField } from '../../http';
import { presentUser } from '../directory/presentUser';
import type { Auth0User } from '../tenant';
import type { Change, ChangeHost, Part } from './change';
import { t } from '../../../l10n/l10n';

type Request = RequestOf<'set-password'>;

/** Another password for a user of a database. */
export const setPassword: Change<Request> = ofParts<ChangeHost, Request>({
  problem: ({ username, password, temporary }) => {
    if (password === '') {
      return {
        kind: 'invalid',
        message: t`The password of ${username} cannot be empty.`,
        nextStep: t`Enter a password.`,
      };
    }
    return temporary ? noTemporary(username) : undefined;
  },
  parts: { password: passwordPart },
  outcome: nothingToTell,
});

/** The same password again does no harm, so a run whose answer was lost is simply repeated. */
function passwordPart(request: Request): Part {
  const { realm, username, password } = request;
  return {
    subject: t`The password of ${username}`,
    async look({ tenant }, signal) {
      const user = await presentUser(tenant, realm, username, signal);
      if (!user.ok) return user;
      const database = databaseOf(user.value);
      if (database === undefined) return err(noDatabaseUser(username));
      return ok({
        ...comparePassword(request, database),
        warnings: user.value.blocked === true ? [t`The user ${username} is blocked and cannot sign in.`] : [],
        write: () => tenant.setPassword(user.value.user_id, database, password, signal),
      });
    },
  };
}

export const comparePassword = ({ realm, username }: Request, database: string): Compared => ({
  step: {
    kind: 'change',
    title: t`Set the password of user ${username} in tenant ${realm}`,
    details: [
      { setting: 'Connection', after: database },
      { setting: t`Password`, after: t`set, not temporary` },
    ],
  },
});

/** The database that keeps the user's password; undefined if they sign in elsewhere. */
function databaseOf({ identities }: Auth0User): string | undefined {
  const known: readonly unknown[] = Array.isArray(identities) ? identities : [];
  const own = known.find((identity) => field(identity, 'provider') === 'auth0');
  return textField(own, 'connection');
}

const noDatabaseUser = (username: string): Failure => ({
  kind: 'invalid',
  message: t`${username} has no password at Auth0: they sign in with a company or a social account.`,
  nextStep: t`Change the password there.`,
});

const noTemporary = (username: string): Failure => ({
  kind: 'invalid',
  message: t`Auth0 has no temporary passwords, so ${username} cannot be made to choose another.`,
  nextStep: t`Set one for good, or send a password reset from Auth0’s dashboard.`,
});
