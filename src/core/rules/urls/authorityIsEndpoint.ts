import type { Rule } from '../rule';
import { isClientType, isOidcProvider, nameOf, placesOf } from '../subject';
import { isPlainEndpoint, issuerBehind } from './issuer';
import { isUnfilled, isWebUrl } from './urlText';
import { t } from '../../../l10n/l10n';

/**
 * Browsers look for `<authority>/.well-known/openid-configuration`, so the authority is the issuer and not one of its
 * endpoints. OpenMetadata's own Kubernetes page shows the authorization endpoint (OpenMetadata#23508, #25924).
 */
export const authorityIsEndpoint: Rule = {
  code: 'authority-is-endpoint',
  severity: 'error',
  check({ view, report }) {
    if (!isOidcProvider(view)) return;
    for (const { key, text, at } of placesOf(view, 'authn.authority')) {
      const issuer = isWebUrl(text) || isUnfilled(text) ? issuerBehind(text) : undefined;
      if (issuer === undefined) continue;
      const safe = isPlainEndpoint(text) && !isUnfilled(text) ? { safe: true as const } : {};
      report({
        at,
        // A confidential client starts from the discovery document instead, and only the server's own checks trip.
        severity: isClientType(view, 'public') ? 'error' : 'warning',
        message: t`${nameOf(view, key)} is an endpoint of the provider, so its discovery document is looked for in the wrong place. Write the issuer, ${issuer}.`,
        fixes: [{ title: t`Use ${issuer}`, preferred: true, ...safe, changes: [{ key, set: issuer }] }],
      });
    }
  },
};
