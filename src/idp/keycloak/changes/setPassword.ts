import { ok } from '../../../core/result';
import { presentUser } from '../directory/presentUser';
import type { RequestOf } from '../../changes/change';
import type { Change, ChangeHost, Part } from './change';
import { momentText } from './momentText';
import { nothingToTell, ofParts } from '../../changes/ofParts';
import type { Compared } from '../../changes/part';
import { t } from '../../../l10n/l10n';

type Request = RequestOf<'set-password'>;

/** Another password for a user. */
export const setPassword: Change<Request> = ofParts<ChangeHost, Request>({
  problem: ({ username, password }) =>
    password === ''
      ? { kind: 'invalid', message: t`The password of ${username} cannot be empty.`, nextStep: t`Enter a password.` }
      : undefined,
  parts: { password: passwordPart },
  outcome: nothingToTell,
});

function passwordPart(request: Request): Part {
  const { realm, username, password: value, temporary } = request;
  return {
    subject: t`The password of ${username}`,
    async look({ admin, tried }, signal, shown) {
      const user = await presentUser(admin, realm, username, signal);
      if (!user.ok) return user;
      const set = await admin.passwordSet(realm, user.value, signal);
      if (!set.ok) return set;
      const now = comparePassword(request, set.value);
      return ok({
        // Set since the plan was made: by somebody else, or by a run of it whose answer was lost. The same password
        // again does no harm.
        ...(shown !== undefined && tried.has(shown) ? { step: shown } : now),
        warnings: user.value.enabled === false ? [t`The user ${username} is disabled and cannot sign in.`] : [],
        write: () => admin.setPassword(realm, user.value, { value, temporary }, signal),
      });
    },
  };
}

export function comparePassword({ realm, username, temporary }: Request, set: Date | undefined): Compared {
  const before = set === undefined ? t`none` : momentText(set);
  const after = temporary ? t`set, to be changed at the next sign-in` : t`set, not temporary`;
  return {
    step: {
      kind: 'change',
      title: t`Set the password of user ${username} in realm ${realm}`,
      details: [{ setting: t`Password`, before, after }],
    },
  };
}
