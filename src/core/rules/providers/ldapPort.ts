import type { Fix } from '../../finding';
import { isLdap, isLdaps } from './ldapSubject';
import type { Rule } from '../rule';
import { alsoAt, isWritten, milder, nameOf, textOf } from '../subject';
import type { View } from '../../view';
import { t } from '../../../l10n/l10n';

/** Port numbers without encryption, and those of the same service with it: LDAP itself and Active Directory's global catalogue. */
const pairs = [
  { plain: 389, secure: 636 },
  { plain: 3268, secure: 3269 },
];

/** The server speaks TLS from the first byte or not at all; it knows no StartTLS (LdapAuthenticator). */
export const ldapPort: Rule = {
  code: 'ldap-port',
  severity: 'warning',
  check({ view, report }) {
    const port = view.get('ldap.port');
    if (!isLdap(view) || typeof port.value !== 'number') return;
    const name = nameOf(view, port.key);
    if (port.value < 1 || port.value > 65535) {
      const message = t`No server has the port ${port.value.toString()}, so OpenMetadata does not start. Write a number from 1 to 65535, such as 636.`;
      report({ at: port, severity: 'error', message });
      return;
    }
    const ssl = view.get('ldap.sslEnabled');
    const isSecure = isLdaps(view);
    const pair = pairs.find(({ plain, secure }) => port.value === (isSecure ? plain : secure));
    if (isSecure === undefined || pair === undefined || !(isWritten(port) || isWritten(ssl))) return;
    // A host with a scheme says the same, and a rule about that mends both.
    if (/^\w+:\/\//.test(textOf(view, 'ldap.host') ?? '')) return;
    const right = isSecure ? pair.secure : pair.plain;
    report({
      at: isWritten(port) ? port : ssl,
      severity: view.partial && !(isWritten(port) && isWritten(ssl)) ? milder('warning') : 'warning',
      message: isSecure
        ? t`${name} is ${port.value.toString()}, where directories wait for unencrypted LDAP, but ${nameOf(view, ssl.key)} is true. Write ${right.toString()}.`
        : t`${name} is ${port.value.toString()}, where directories wait for encrypted LDAP, but ${nameOf(view, ssl.key)} is not true. Set it to true.`,
      related: isWritten(port) ? alsoAt(ssl, t`Encryption is set here.`) : [],
      fixes: fixes(view, isSecure, right),
    });
  },
};

/** Encryption is what is right of the two. */
function fixes(view: View, isSecure: boolean, port: number): readonly Fix[] {
  const [portName, sslName] = [nameOf(view, 'ldap.port'), nameOf(view, 'ldap.sslEnabled')];
  const move: Fix = { title: t`Set ${portName} to ${port.toString()}`, changes: [{ key: 'ldap.port', set: port }] };
  const turn: Fix = {
    title: t`Set ${sslName} to ${isSecure ? 'false' : 'true'}`,
    changes: [{ key: 'ldap.sslEnabled', set: !isSecure }],
  };
  return isSecure ? [{ ...move, preferred: true }, turn] : [{ ...turn, preferred: true }, move];
}
