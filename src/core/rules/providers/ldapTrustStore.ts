import type { SettingKey } from '../../catalogue/catalogue';
import { isList } from '../../value';
import type { View } from '../../view';
import { unmet } from './demand';
import { isLdap, isLdaps } from './ldapSubject';
import type { Rule } from '../rule';
import { isMissing, textOf } from '../subject';
import { t } from '../../../l10n/l10n';

interface Store {
  readonly block: SettingKey;
  readonly keys: readonly SettingKey[];
}

const base = 'ldap.trustStoreConfig';

/** The block that each kind of trust store is read from, and what must not be null in it (LdapUtil; UnboundID). */
const stores = new Map<string, Store>([
  [
    'CustomTrustStore',
    {
      block: `${base}.customTrustManagerConfig`,
      keys: [
        `${base}.customTrustManagerConfig.trustStoreFilePath`,
        `${base}.customTrustManagerConfig.trustStoreFilePassword`,
        `${base}.customTrustManagerConfig.verifyHostname`,
        `${base}.customTrustManagerConfig.examineValidityDates`,
      ],
    },
  ],
  [
    'HostName',
    {
      block: `${base}.hostNameConfig`,
      keys: [`${base}.hostNameConfig.allowWildCards`, `${base}.hostNameConfig.acceptableHostNames`],
    },
  ],
  ['JVMDefault', { block: `${base}.jvmDefaultConfig`, keys: [`${base}.jvmDefaultConfig.verifyHostname`] }],
  ['TrustAll', { block: `${base}.trustAllConfig`, keys: [`${base}.trustAllConfig.examineValidityDates`] }],
]);

/** The server reads the block that fits the kind when it connects, at its start, and stops with an exception where it is not there. */
export const ldapTrustStore: Rule = {
  code: 'ldap-trust-store',
  severity: 'error',
  check({ view, report }) {
    const kind = view.get('ldap.truststoreConfigType');
    const name = textOf(view, kind.key) ?? '';
    const store = stores.get(name);
    if (!isLdap(view) || isLdaps(view) !== true || kind.stock || store === undefined) return;
    const reports = unmet(view, {
      keys: isMissing(view, store.block) ? [store.block] : store.keys,
      subject: t`${name} as trust store`,
      effect: () => t`the server does not start without`,
      severity: () => 'error',
      anchors: [kind.key, 'ldap.sslEnabled'],
      isMissing: isNothing,
    });
    for (const finding of reports) report(finding);
  },
};

/** A list without items is nothing, too. */
function isNothing(view: View, key: SettingKey): boolean {
  const { value, stock } = view.get(key);
  return isMissing(view, key) || (!stock && value !== undefined && isList(value) && value.length === 0);
}
