import { disagreement, disagreements } from './keycloakUrls';
import type { Rule } from '../rule';
import { isClientType, isOidcProvider, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/**
 * Keycloak answers below `/auth` (before release 17, or where it is told to) or below `/`, never both.
 * A proxy in between can change the path, so where the hosts differ it may be right.
 */
export const keycloakAuthPrefixMismatch: Rule = {
  code: 'keycloak-auth-prefix-mismatch',
  severity: 'error',
  check({ view, report }) {
    if (!isOidcProvider(view)) return;
    for (const { odd, other } of disagreements(view, 'prefix')) {
      const sameServer = odd.url.origin === other.url.origin;
      report({
        ...disagreement(view, 'prefix', { odd, other }),
        severity: sameServer && isClientType(view, 'public') ? 'error' : 'warning',
        message: t`${nameOf(view, odd.key)} has ${shown(odd.url.prefix)} before /realms and ${nameOf(view, other.key)} has ${shown(other.url.prefix)}, but Keycloak answers below one path only. Use the same in both.`,
      });
    }
  },
};

const shown = (prefix: string): string => (prefix === '' ? t`nothing` : prefix);
