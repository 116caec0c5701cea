import type { Rule } from '../rule';
import { isSso, isWritten, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** "User not found and self-signup is disabled" (OpenMetadata, UserResource; #14709, #16763, #22951). */
export const selfSignupOff: Rule = {
  code: 'self-signup-off',
  severity: 'hint',
  check({ view, report }) {
    const signup = view.get('authn.enableSelfSignup');
    if (!isSso(view) || !isWritten(signup) || signup.value !== false) return;
    report({
      at: signup,
      message: t`While ${nameOf(view, signup.key)} is false, people can sign in only once an administrator has created them in OpenMetadata. Create them first, or set it to true.`,
    });
  },
};
