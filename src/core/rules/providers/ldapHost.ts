import { quoted } from '../../text/quoted';
import type { Change } from '../../finding';
import type { View } from '../../view';
import { isLdap } from './ldapSubject';
import type { Rule } from '../rule';
import { isMissing, nameOf, placesOf } from '../subject';
import { isUnfilled } from '../urls/urlText';
import { t } from '../../../l10n/l10n';

/** The text is looked up as a host name, when the server starts ("LDAP server address without scheme", its schema says). */
export const ldapHost: Rule = {
  code: 'ldap-host',
  severity: 'error',
  check({ view, report }) {
    if (!isLdap(view)) return;
    for (const { text, at, key } of placesOf(view, 'ldap.host')) {
      const written = text.trim();
      if (written === '' || isUnfilled(written) || isHost(written)) continue;
      const parts = partsOf(written);
      report({
        at,
        message: t`${nameOf(view, key)} is more than the name of a host, so the server does not find the directory and does not start. Write ${parts === undefined ? t`the name of one host` : quoted(parts.host, 100)} alone.`,
        fixes:
          parts === undefined
            ? []
            : [
                {
                  title: t`Use ${parts.host}`,
                  preferred: true,
                  ...safe(parts),
                  changes: [{ key, set: parts.host }, ...rest(view, parts)],
                },
              ],
      });
    }
  },
};

/** A name, an IPv4 or an IPv6 address. */
const isHost = (text: string): boolean => /^(?:[\w-]+(?:\.[\w-]+)*\.?|[\da-f]*:[\da-f:]*:[\da-f:.]*)$/i.test(text);

interface Parts {
  readonly host: string;
  readonly isSecure: boolean | undefined;
  readonly port: number | undefined;
}

/** `ldaps://ldap.acme.example:636/dc=…`; undefined where that does not name one host. */
function partsOf(text: string): Parts | undefined {
  const [, scheme, host = '', port] =
    /^(?:(ldaps?|https?|tcp):\/\/)?([^\s/:,;@]+|\[[\da-f:]+\])(?::(\d{1,5}))?(?:\/(?!\S*:\/\/)\S*)?$/i.exec(text) ?? [];
  const bare = host.replace(/^\[|\]$/g, '');
  if (!isHost(bare)) return undefined;
  const isSecure = scheme === undefined ? undefined : /^(?:ldap|http)s$/i.test(scheme);
  return { host: bare, isSecure, port: port === undefined ? undefined : Number(port) };
}

/** Encryption may need a trust store besides. */
const safe = ({ isSecure }: Parts): { readonly safe?: true } => (isSecure === true ? {} : { safe: true });

/** What the text said of port and encryption, where nothing else does. */
function rest(view: View, { port, isSecure }: Parts): readonly Change[] {
  const implied = port ?? (isSecure === true ? 636 : undefined);
  return [
    ...(implied !== undefined && isMissing(view, 'ldap.port') ? [{ key: 'ldap.port', set: implied } as const] : []),
    ...(isSecure === true && view.get('ldap.sslEnabled').source === 'default'
      ? [{ key: 'ldap.sslEnabled', set: true } as const]
      : []),
  ];
}
