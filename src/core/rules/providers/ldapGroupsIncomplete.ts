import type { SettingKey } from '../../catalogue/catalogue';
import { isBlank } from '../../value';
import type { View } from '../../view';
import { unmet } from './demand';
import { isLdap } from './ldapSubject';
import type { Rule } from '../rule';
import { isWritten } from '../subject';
import { t } from '../../../l10n/l10n';

/** What makes the server look for groups. */
const starts = ['ldap.authRolesMapping', 'ldap.groupBaseDN'] as const satisfies readonly SettingKey[];

/**
 * Groups are searched with a filter that is made of these, and the name of the administrators' role is compared with each
 * role; a blank one among them ends the search, and the server only notes that in its log (LdapAuthenticator, getRoleForLdap).
 */
export const ldapGroupsIncomplete: Rule = {
  code: 'ldap-groups-incomplete',
  severity: 'warning',
  check({ view, report }) {
    const begun = isLdap(view) ? starts.filter((key) => isSet(view, key)) : [];
    if (begun.length === 0) return;
    const mapsRoles = begun.includes('ldap.authRolesMapping');
    const reports = unmet(view, {
      keys: [
        ...(mapsRoles ? (['ldap.groupBaseDN', 'ldap.roleAdminName'] as const) : []),
        'ldap.groupAttributeName',
        'ldap.groupAttributeValue',
        'ldap.groupMemberAttributeName',
      ],
      subject: t`The search for groups in the directory`,
      effect: () => t`nobody gets roles from the directory without`,
      severity: () => 'warning',
      anchors: begun,
    });
    for (const finding of reports) report(finding);
  },
};

function isSet(view: View, key: SettingKey): boolean {
  const reading = view.get(key);
  return isWritten(reading) && reading.value !== undefined && !isBlank(reading.value);
}
