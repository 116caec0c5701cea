import { parseKeycloakUrl } from '../../keycloakUrl';
import type { View } from '../../view';
import { sameOrigin, type WebUrl, withoutSlash } from '../../webUrl';
import type { Rule } from '../rule';
import { alsoAt, isClientType, isWritten, nameOf, placesOf, type Place } from '../subject';
import { discoveryPath, issuerBehind } from './issuer';
import { oneUrl } from './urlText';
import { t } from '../../../l10n/l10n';

/**
 * One host may have several issuers. Hosts are not compared, as the browser's way to the provider and the server's need not
 * be the same; Keycloak's realms and Azure's directories have rules of their own.
 */
export const issuerMismatch: Rule = {
  code: 'issuer-mismatch',
  severity: 'information',
  check({ view, report }) {
    if (!isClientType(view, 'confidential') || view.get('authn.provider').value === 'azure') return;
    const authority = issuerIn(view, 'authn.authority');
    const discovery = issuerIn(view, 'oidc.discoveryUri');
    if (authority === undefined || discovery === undefined || !sameOrigin(authority.url, discovery.url)) return;
    if (authority.url.path === discovery.url.path) return;
    const [started, shown] = [discovery.url, authority.url].map(({ origin, path }) => origin + path);
    if (started === undefined || shown === undefined) return;
    report({
      at: authority.place.at,
      message: t`People sign in at ${started}, by ${nameOf(view, 'oidc.discoveryUri')}, and ${nameOf(view, 'authn.authority')} names another issuer of the same host. Write the same in both.`,
      related: alsoAt(discovery.place.at, t`Here it is ${started}`),
      fixes: [
        { title: t`Use ${started}`, preferred: true, changes: [{ key: 'authn.authority', set: started }] },
        {
          title: t`Use ${shown}${discoveryPath} for ${nameOf(view, 'oidc.discoveryUri')}`,
          changes: [{ key: 'oidc.discoveryUri', set: shown + discoveryPath }],
        },
      ],
    });
  },
};

/** The issuer that somebody wrote, or whose document it is. Endpoints, and what is no URL, are what other rules speak of. */
function issuerIn(
  view: View,
  key: 'authn.authority' | 'oidc.discoveryUri',
): { readonly place: Place; readonly url: WebUrl } | undefined {
  const [place] = isWritten(view.get(key)) ? placesOf(view, key) : [];
  if (place === undefined || parseKeycloakUrl(place.text) !== undefined) return undefined;
  const isDocument = key === 'oidc.discoveryUri';
  if (place.text.endsWith(discoveryPath) !== isDocument || (!isDocument && issuerBehind(place.text) !== undefined))
    return undefined;
  const url = oneUrl(isDocument ? place.text.slice(0, -discoveryPath.length) : place.text);
  return url && { place, url: { ...url, path: withoutSlash(url.path) } };
}
