import type { Rule } from '../rule';
import { isSso, isWritten, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** The roles of the token take the place of those in OpenMetadata at every sign-in (OpenMetadata, UserUtil; #22413). */
export const rolesFromProvider: Rule = {
  code: 'roles-from-provider',
  severity: 'hint',
  check({ view, report }) {
    const roles = view.get('authz.useRolesFromProvider');
    if (!isSso(view) || !isWritten(roles) || roles.value !== true) return;
    report({
      at: roles,
      message: t`While ${nameOf(view, roles.key)} is true, the roles of the token replace those given in OpenMetadata at every sign-in. Give roles at the provider, by the names that they have in OpenMetadata.`,
    });
  },
};
