import { disagreement, disagreements } from './keycloakUrls';
import type { Rule } from '../rule';
import { isClientType, isOidcProvider, nameOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** Tokens of one realm are not accepted with the keys of another (OpenMetadata, MultiUrlJwkProvider: "keyID doesn't match"). */
export const keycloakRealmMismatch: Rule = {
  code: 'keycloak-realm-mismatch',
  severity: 'error',
  check({ view, report }) {
    if (!isOidcProvider(view)) return;
    for (const { odd, other } of disagreements(view, 'realm')) {
      report({
        ...disagreement(view, 'realm', { odd, other }),
        // Since 2.0 the server hands out its own token to users of a confidential client.
        severity: isClientType(view, 'public') ? 'error' : 'warning',
        message: t`${nameOf(view, odd.key)} names the realm ${odd.url.realm}, but ${nameOf(view, other.key)} names ${other.url.realm}: tokens of one realm are refused with the keys of another. Name the same realm in both.`,
      });
    }
  },
};
