import { parseKeycloakUrl } from '../../keycloakUrl';
import type { Rule } from '../rule';
import { isOidcProvider, nameOf, placesOf } from '../subject';
import { t } from '../../../l10n/l10n';

/** Keycloak keeps the realm `master` for its own administration (OpenMetadata documentation, "Keycloak SSO"). */
export const keycloakRealmMaster: Rule = {
  code: 'keycloak-realm-master',
  severity: 'warning',
  check({ view, report }) {
    if (!isOidcProvider(view)) return;
    const [first, ...others] = placesOf(view, 'authn.authority', 'oidc.discoveryUri', 'authn.publicKeyUrls').filter(
      ({ text }) => parseKeycloakUrl(text)?.realm === 'master',
    );
    if (first === undefined) return;
    report({
      at: first.at,
      message: t`${nameOf(view, first.key)} signs users in to the realm master, whose users administer Keycloak itself. Create a realm for OpenMetadata and name it here.`,
      related: others.flatMap(({ at }) =>
        at.range === undefined ? [] : [{ range: at.range, message: t`The realm master is named here too.` }],
      ),
    });
  },
};
