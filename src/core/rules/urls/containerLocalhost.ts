import type { Fix, Severity } from '../../finding';
import { parseKeycloakUrl } from '../../keycloakUrl';
import type { FormatId, View } from '../../view';
import { parseWebUrl } from '../../webUrl';
import type { Rule } from '../rule';
import { isClientType, isOidcProvider, placesOf, rewrite, type Place } from '../subject';
import { isOwnKeyUrl } from './keyUrls';
import { isLocalhost } from './urlText';
import { t } from '../../../l10n/l10n';

/** The formats that configure a container. An env file may as well be that of a service without one. */
const containers: Readonly<Partial<Record<FormatId, Severity>>> = {
  'env-file': 'information',
  compose: 'warning',
  workload: 'warning',
  'config-map': 'warning',
  'helm-values': 'warning',
  'helm-release': 'warning',
  'argo-application': 'warning',
};

const docker: readonly FormatId[] = ['env-file', 'compose'];

/**
 * What the server opens itself it opens from inside its container (OpenMetadata#7567). What browsers open may well be on
 * localhost: authority and callback of a trial are.
 */
export const containerLocalhost: Rule = {
  code: 'container-localhost',
  severity: 'warning',
  check({ view, report }) {
    const severity = containers[view.format];
    if (severity === undefined || view.sharesNetwork || !isOidcProvider(view)) return;
    for (const place of openedByServer(view)) {
      const { origin } = parseWebUrl(place.text) ?? {};
      if (origin === undefined || !isLocalhost(place.text) || isOwnKeyUrl(place.text)) continue;
      const known = knownAddress(view, place);
      const host = docker.includes(view.format) ? 'host.docker.internal' : t`the provider’s Service`;
      report({
        at: place.at,
        severity,
        message: t`Inside a container ${origin} is the container itself, so the server does not find the provider there. Write ${known ?? t`the address that it has for containers, such as ${host}`}.`,
        fixes: fixes(view, place, known),
      });
    }
  },
};

const openedByServer = (view: View): readonly Place[] => [
  ...(isClientType(view, 'confidential') ? placesOf(view, 'oidc.discoveryUri') : []),
  ...placesOf(view, 'authn.publicKeyUrls'),
];

/** Where the server finds the same Keycloak realm, by what another of its URLs says. */
function knownAddress(view: View, place: Place): string | undefined {
  const url = parseKeycloakUrl(place.text);
  if (url === undefined) return undefined;
  const other = openedByServer(view)
    .filter(({ text }) => !isLocalhost(text))
    .map(({ text }) => parseKeycloakUrl(text))
    .find((candidate) => candidate?.realm === url.realm && candidate.prefix === url.prefix);
  return other === undefined ? undefined : other.origin + place.text.slice(url.origin.length);
}

function fixes(view: View, place: Place, known: string | undefined): readonly Fix[] {
  if (known !== undefined) return [{ title: t`Use ${known}`, preferred: true, changes: [rewrite(view, place, known)] }];
  if (!docker.includes(view.format)) return [];
  // Docker Desktop knows this name; on Linux it has to be given to the container, so nobody is led there unasked.
  const url = place.text.replace(/^(https?:\/\/)(?:\[[^\]]*\]|[^/:?#]+)/i, '$1host.docker.internal');
  return [{ title: t`Use ${url}`, changes: [rewrite(view, place, url)] }];
}
