import { quoted } from '../../text/quoted';
import type { Fix } from '../../finding';
import type { View } from '../../view';
import { isLdap, isLdaps, publicDirectory } from './ldapSubject';
import type { Rule } from '../rule';
import { anchor, isWritten, milder, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** Everybody's password passes this connection. `TrustAll` accepts any certificate, so that others can stand in between (LdapUtil). */
export const ldapUnprotected: Rule = {
  code: 'ldap-unprotected',
  severity: 'warning',
  check({ view, report }) {
    const host = publicDirectory(view);
    const isSecure = isLdaps(view);
    if (!isLdap(view) || host === undefined || isSecure === undefined) return;
    const [ssl, trust] = [view.get('ldap.sslEnabled'), view.get('ldap.truststoreConfigType')];
    if (!isSecure) {
      report({
        at: anchor(view, ssl.key, 'ldap.host'),
        severity: isWritten(ssl) || !view.partial ? 'warning' : milder('warning'),
        message: t`The passwords of all users travel to ${quoted(host, 60)} unencrypted. Set ${nameOf(view, ssl.key)} to true, with the port for it, which is 636.`,
        fixes: [encrypt(view)],
      });
    } else if (trust.value === 'TrustAll' && !trust.stock) {
      report({
        at: anchor(view, trust.key, ssl.key),
        severity: isWritten(trust) || !view.partial ? 'warning' : milder('warning'),
        message: t`TrustAll accepts any certificate, so whoever is on the way to ${quoted(host, 60)} can read the passwords of all users. Set ${nameOf(view, trust.key)} to JVMDefault, or to CustomTrustStore for a certificate of your own.`,
        fixes: [check(view)],
      });
    }
  },
};

/** Both depend on what the directory offers, so nobody is led there unasked. */
const encrypt = (view: View): Fix => ({
  title: t`Set ${nameOf(view, 'ldap.sslEnabled')} to true`,
  changes: [
    { key: 'ldap.sslEnabled', set: true },
    ...(view.get('ldap.port').value === 389 ? [{ key: 'ldap.port', set: 636 } as const] : []),
  ],
});

const check = (view: View): Fix => ({
  title: t`Set ${nameOf(view, 'ldap.truststoreConfigType')} to JVMDefault`,
  changes: [
    { key: 'ldap.truststoreConfigType', set: 'JVMDefault' },
    { key: 'ldap.trustStoreConfig.jvmDefaultConfig.verifyHostname', set: true },
  ],
});
