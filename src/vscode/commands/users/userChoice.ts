import type { User } from '../../../idp/directory';
import type { Choice } from '../../platform/ask';
import { t } from '../../../l10n/l10n';

/** A user to choose. One without an e-mail is stopped at the first sign-in: the provider asks them to complete their profile. */
export function userChoice(user: User): Choice<User> {
  const { username, email, firstName, lastName, enabled } = user;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  return {
    label: username,
    description: [email ?? t`no e-mail`, ...(enabled === false ? [t`disabled`] : [])].join(' · '),
    ...(name === '' ? {} : { detail: name }),
    icon: 'person',
    value: user,
  };
}
