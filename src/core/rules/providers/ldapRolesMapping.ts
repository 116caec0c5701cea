import type { Fix } from '../../finding';
import { isList, type Value } from '../../value';
import { isLdap } from './ldapSubject';
import type { Rule } from '../rule';
import { isWritten, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * The server reads JSON out of this text whenever somebody signs in: a map from the DN of a group to a list of roles.
 * Where that fails nobody gets roles, or nobody can sign in in older releases (LdapAuthenticator, getRoleForLdap).
 */
export const ldapRolesMapping: Rule = {
  code: 'ldap-roles-mapping',
  severity: 'warning',
  check({ view, report }) {
    const mapping = view.get('ldap.authRolesMapping');
    if (!isLdap(view) || !isWritten(mapping) || mapping.value === undefined || mapping.value === null) return;
    const name = nameOf(view, mapping.key);
    if (typeof mapping.value !== 'string') {
      report({
        at: mapping,
        severity: 'error',
        message: t`${name} is a map to YAML, but the server wants JSON as text and does not start. Put the whole of it in single quotes.`,
        fixes: asText(mapping.value).map((set) => ({
          title: t`Make it JSON text`,
          preferred: true,
          safe: true,
          changes: [{ key: mapping.key, set }],
        })) satisfies readonly Fix[],
      });
      return;
    }
    const mistake = mapping.value.trim() === '' ? undefined : mistakeIn(mapping.value);
    if (mistake === undefined) return;
    const advice = t`Write {"cn=admins,ou=groups,dc=acme,dc=example": ["Admin"]}, with a list of roles for each group`;
    report({ at: mapping, message: t`${name} ${mistake}, so nobody gets roles from the directory. ${advice}.` });
  },
};

/** Only what means the same as text: `{"cn=a": [x]}`. */
const asText = (value: Value): readonly string[] =>
  typeof value === 'object' && value !== null && !isList(value) && isMapping(value) ? [JSON.stringify(value)] : [];

function mistakeIn(text: string): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return t`is no JSON`;
  }
  if (!isMapping(parsed)) return t`is no map from groups to lists of roles`;
  return Object.keys(parsed).every((group) => group.includes('='))
    ? undefined
    : t`names a group otherwise than by its DN`;
}

const isMapping = (value: unknown): value is Readonly<Record<string, readonly string[]>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every(
    (roles) => Array.isArray(roles) && roles.every((role: unknown) => typeof role === 'string'),
  );
