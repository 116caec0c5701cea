import { quoted } from '../../text/quoted';
import { isLdap } from './ldapSubject';
import type { Rule } from '../rule';
import { nameOf, placesOf } from '../subject';
import { isUnfilled } from '../urls/urlText';
import { t } from '../../../l10n/l10n';

/** What to write, and what happens else. Active Directory knows its users by other names, too: `user@domain`, a full name. */
const names = {
  'ldap.dnAdminPrincipal': {
    severity: 'warning',
    effect: t`and most directories let nobody search them by another name`,
    example: 'cn=admin,dc=acme,dc=example',
  },
  'ldap.userBaseDN': { severity: 'error', effect: t`so nobody can sign in`, example: 'ou=people,dc=acme,dc=example' },
  'ldap.groupBaseDN': {
    severity: 'warning',
    effect: t`so no groups are found`,
    example: 'ou=groups,dc=acme,dc=example',
  },
} as const;

const keys = ['ldap.dnAdminPrincipal', 'ldap.userBaseDN', 'ldap.groupBaseDN'] as const;

/** Directories are searched below a distinguished name, and know people by it (RFC 4514). */
export const ldapDn: Rule = {
  code: 'ldap-dn',
  severity: 'error',
  check({ view, report }) {
    if (!isLdap(view)) return;
    for (const key of keys) {
      const { severity, effect, example } = names[key];
      for (const { text, at } of placesOf(view, key)) {
        const written = text.trim();
        const isAccount = key === 'ldap.dnAdminPrincipal' && /[@\\]/.test(written);
        if (written === '' || isUnfilled(written) || isDn(written) || isAccount) continue;
        const right = key === 'ldap.dnAdminPrincipal' ? undefined : ofDomain(written);
        report({
          at,
          severity,
          message: t`${nameOf(view, key)} is no distinguished name, ${effect}. Write ${right !== undefined ? quoted(right, 100) : t`one as the directory has it, such as ${example}`}.`,
          fixes:
            right === undefined ? [] : [{ title: t`Use ${right}`, preferred: true, changes: [{ key, set: right }] }],
        });
      }
    }
  },
};

/** `attribute=value`, separated by commas or semicolons. Inside a value these have a backslash before them, or quotes around. */
const isDn = (text: string): boolean =>
  text
    .replace(/"[^"]*"/g, 'quoted')
    .split(/(?<!\\)[,;]/)
    .every((part) => /^\s*(?:[a-z][\w-]*|\d+(?:\.\d+)*)\s*=\s*\S/i.test(part));

/** `acme.example` is the root `dc=acme,dc=example`, as directories usually have it (RFC 2247). */
const ofDomain = (text: string): string | undefined =>
  /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text) ? text.replace(/^|\./g, ',dc=').slice(1) : undefined;
