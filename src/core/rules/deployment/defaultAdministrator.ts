import { settingOf } from '../../catalogue/catalogue';
import { isList, sameValue } from '../../value';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { isSso, nameOf, publicAddress } from '../subject';
import { leftAsShipped, shippedText } from './shippedValue';
import { t } from '../../../l10n/l10n';

/**
 * Without a company's provider the account `admin` has the password `admin` (UserUtil); with one, whoever comes with an
 * address that begins with `admin@` becomes administrator.
 */
export const defaultAdministrator: Rule = {
  code: 'default-administrator',
  severity: 'warning',
  check({ view, report }) {
    const admins = view.get('authz.adminPrincipals');
    const provider = view.get('authn.provider').value;
    if (publicAddress(view) === undefined || typeof provider !== 'string' || !hasShippedDomain(view)) return;
    if (admins.value === undefined || !isList(admins.value) || !sameValue(admins.value, ['admin'])) return;
    if (view.get('authz.enabled').value === false) return;
    const effect = isSso(view)
      ? t`whoever signs in with an address that begins with admin@ becomes administrator, and nobody else does`
      : t`everybody knows the account admin and its first password, admin`;
    report({
      ...leftAsShipped(view, [admins]),
      message: t`${nameOf(view, admins.key)} and ${nameOf(view, 'authz.principalDomain')} are as they ship: ${effect}. Write the user names of your administrators and your domain.`,
    });
  },
};

function hasShippedDomain(view: View): boolean {
  const { olderShippedDefaults = [] } = settingOf('authz.principalDomain');
  const shipped = [
    shippedText('authz.principalDomain'),
    ...olderShippedDefaults.map((text) => text.replaceAll('"', '')),
  ];
  return shipped.some((domain) => view.get('authz.principalDomain').value === domain);
}
