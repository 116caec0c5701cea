import { compareReleases } from '../../catalogue/releases';
import type { SettingKey } from '../../catalogue/catalogue';
import type { Severity } from '../../finding';
import type { View } from '../../view';
import { unmet } from './demand';
import { isLdap } from './ldapSubject';
import type { Rule } from '../rule';
import { isMissing } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * The server connects to the directory and binds as its administrator when it starts, and looks people up by e-mail address
 * when they sign in (LdapAuthenticator, releases 1.5 to 2.0; the schema requires all of these).
 */
export const ldapIncomplete: Rule = {
  code: 'ldap-incomplete',
  severity: 'error',
  check({ view, report }) {
    if (!isLdap(view)) return;
    const reports = unmet(view, {
      keys: [
        'ldap.host',
        'ldap.port',
        'ldap.dnAdminPrincipal',
        'ldap.dnAdminPassword',
        'ldap.userBaseDN',
        'ldap.mailAttributeName',
      ],
      subject: t`Sign-in with LDAP`,
      effect: (missing) => effectOf(missing),
      severity: (missing) => severityOf(view, missing),
      anchors: ['ldap.host', 'authn.provider'],
      isMissing: (_, key) => isMissing(view, key) && !(key === 'ldap.userBaseDN' && isGlobalCatalogue(view)),
    });
    for (const finding of reports) report(finding);
  },
};

/** Active Directory's global catalogue is searched from its root. */
const isGlobalCatalogue = (view: View): boolean => [3268, 3269].some((port) => port === view.get('ldap.port').value);

const vital: readonly SettingKey[] = ['ldap.host', 'ldap.port', 'ldap.userBaseDN'];

const administrator: readonly SettingKey[] = ['ldap.dnAdminPrincipal', 'ldap.dnAdminPassword'];

function effectOf(missing: readonly SettingKey[]): string {
  const isVital = missing.some((key) => vital.includes(key));
  if (isVital) return t`nobody can sign in without`;
  return missing.some((key) => administrator.includes(key))
    ? t`few directories let anybody search them without`
    : t`releases up to 2.0 find nobody without`;
}

/** After 2.0 the attribute "mail" is taken for granted. */
function severityOf({ release }: View, missing: readonly SettingKey[]): Severity {
  if (missing.some((key) => vital.includes(key))) return 'error';
  const isOld = release !== undefined && compareReleases(release, '2.0') <= 0;
  return isOld && missing.includes('ldap.mailAttributeName') ? 'error' : 'warning';
}
