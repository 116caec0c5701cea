import { isBlank, isList, type Value } from '../../value';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { isWritten, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** The settings page refuses an empty list (SystemRepository), and files are not checked. The list only ever promotes. */
export const noAdministrator: Rule = {
  code: 'no-administrator',
  severity: 'warning',
  check({ view, report }) {
    const principals = view.get('authz.adminPrincipals');
    if (!isWritten(principals) || !isEmpty(principals.value) || otherwiseMade(view)) return;
    report({
      at: principals,
      message: t`With an empty ${nameOf(view, principals.key)} nobody becomes administrator by signing in. Write the user name of one person, the part of the address before the @.`,
    });
  },
};

const isEmpty = (value: Value | undefined): boolean =>
  value !== undefined && (isBlank(value) || (isList(value) && value.every(isBlank)));

/** By address (after 2.0.7), by a role of the token, or by a group of the directory. What is unknown may be any of them. */
function otherwiseMade(view: View): boolean {
  const group = view.get('authn.provider').value === 'ldap' ? view.get('ldap.roleAdminName').value : null;
  return (
    view.get('authz.useRolesFromProvider').value !== false ||
    !isEmpty(view.get('authz.adminEmails').value) ||
    !isEmpty(group)
  );
}
