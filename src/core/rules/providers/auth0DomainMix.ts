import { quoted } from '../../text/quoted';
import type { SettingKey } from '../../catalogue/catalogue';
import type { Fix } from '../../finding';
import type { View } from '../../view';
import { parseWebUrl, type WebUrl } from '../../webUrl';
import type { Report, Rule } from '../rule';
import { alsoAt, isClientType, nameOf, placesOf, rewrite, type Place } from '../subject';
import { discoveryPath, issuerBehind } from '../urls/issuer';
import { areTwoTenants, isMixed } from './auth0Domains';
import { hostOf, type IdentityProvider, namedProvider } from './identityProviders';
import { hasSettingsPage } from './settingsPage';
import { t } from '../../../l10n/l10n';

/**
 * A tenant of Auth0 has its own domain, and may have a custom one for sign-in. Tokens name the domain that people sign in at,
 * and OpenMetadata's settings page wants authority, discovery document and keys on one (Auth0Validator). Both domains hold
 * the same keys.
 */
export const auth0DomainMix: Rule = {
  code: 'auth0-domain-mix',
  severity: 'information',
  check({ view, report }) {
    const provider = namedProvider(view);
    const start = startOf(view);
    if (provider?.value !== 'auth0' || start === undefined) return;
    if (start.place.key !== 'authn.authority')
      for (const authority of addressesOf(view, 'authn.authority'))
        if (isMixed(authority.url, start.url)) report(authorityReport(view, authority, start));
    for (const keys of strayKeys(view, provider, start)) report(keysReport(view, provider, keys, start));
  },
};

interface Address {
  readonly place: Place;
  readonly url: WebUrl;
}

/** Where people sign in: the server starts from the discovery document, the browser from the authority. */
const startOf = (view: View): Address | undefined =>
  isClientType(view, 'confidential')
    ? addressesOf(view, 'oidc.discoveryUri').find(({ url }) => url.path.endsWith(discoveryPath))
    : addressesOf(view, 'authn.authority')[0];

/** Endpoints where an issuer belongs are what other rules speak of. */
const addressesOf = (view: View, key: SettingKey): readonly Address[] =>
  placesOf(view, key).flatMap((place) => {
    const url = parseWebUrl(place.text.trim());
    const isIssuer = key !== 'authn.authority' || issuerBehind(place.text) === undefined;
    return url !== undefined && isIssuer ? [{ place, url }] : [];
  });

/** Another tenant's keys are none of these tokens': the rule about endpoints says so. */
function strayKeys(view: View, provider: IdentityProvider, start: Address): readonly Address[] {
  const expected = provider.keys(start.url.origin);
  const listed = addressesOf(view, 'authn.publicKeyUrls');
  if (listed.some(({ place }) => place.text.trim() === expected)) return [];
  return listed.filter(
    ({ place, url }) =>
      place.text.trim() === provider.keys(url.origin) && isMixed(url, start.url) && !areTwoTenants(url, start.url),
  );
}

function authorityReport(view: View, authority: Address, start: Address): Report {
  const name = nameOf(view, 'authn.authority');
  const other = nameOf(view, start.place.key);
  const isOtherTenant = areTwoTenants(authority.url, start.url);
  const document = authority.url.origin + discoveryPath;
  return {
    at: authority.place.at,
    severity: isOtherTenant ? 'warning' : 'information',
    message: isOtherTenant
      ? t`People sign in at ${shown(start)}, by ${other}, and ${name} names another tenant, ${shown(authority)}. Write the one that people sign in at in both.`
      : t`People sign in at ${shown(start)}, by ${other}, and ${name} names another domain, ${shown(authority)}. Write the one that people sign in at in both.`,
    related: alsoAt(start.place.at, t`Here it is ${shown(start)}`),
    fixes: [
      use(view, authority.place, start.url.origin),
      {
        title: t`Use ${document} for ${other}`,
        changes: [rewrite(view, start.place, document)],
      },
    ],
  };
}

function keysReport(view: View, provider: IdentityProvider, keys: Address, start: Address): Report {
  const expected = provider.keys(start.url.origin);
  const by = nameOf(view, start.place.key);
  return {
    at: keys.place.at,
    message: hasSettingsPage(view)
      ? t`People sign in at ${shown(start)}, by ${by}, and the keys are those of ${shown(keys)}, which OpenMetadata’s settings page refuses. Write ${quoted(expected, 100)}.`
      : t`People sign in at ${shown(start)}, by ${by}, and the keys are those of ${shown(keys)}. Write ${quoted(expected, 100)}.`,
    related: alsoAt(start.place.at, t`Here it is ${shown(start)}`),
    fixes: [use(view, keys.place, expected)],
  };
}

const shown = ({ url }: Address): string => hostOf(url).slice(0, 60);

const use = (view: View, place: Place, text: string): Fix => ({
  title: t`Use ${text}`,
  preferred: true,
  changes: [rewrite(view, place, text)],
});
