import { quoted } from '../../text/quoted';
import type { SettingKey } from '../../catalogue/catalogue';
import type { Severity } from '../../finding';
import type { View } from '../../view';
import { parseWebUrl, sameOrigin, type WebUrl } from '../../webUrl';
import { isAzureType, isManyTenants, isTenant, tenantIn } from './azureTenants';
import { areTwoTenants, isMixed } from './auth0Domains';
import { hostOf, type IdentityProvider, namedProvider } from './identityProviders';
import { hasSettingsPage } from './settingsPage';
import type { Rule } from '../rule';
import { isClientType, nameOf, placesOf, rewrite, textOf, type Place } from '../subject';

import { holdsOtherThanKeys } from '../urls/keyUrls';
import { discoveryPath, issuerBehind } from '../urls/issuer';
import { t } from '../../../l10n/l10n';

/**
 * Each provider has its issuer, its discovery document and its keys at places of its own. Customers' own domains are
 * unknown, so nothing is said of them; endpoints of the wrong kind and `http` are the business of other rules
 * (OpenMetadata's validators for each provider; OpenMetadata#2773).
 */
export const providerEndpoints: Rule = {
  code: 'provider-endpoints',
  severity: 'error',
  check({ view, report }) {
    const provider = namedProvider(view);
    if (provider === undefined) return;
    const isPublic = isClientType(view, 'public');
    // Google's are the same for everybody.
    const safe = provider.value === 'google' ? { safe: true as const } : {};
    const mistakes = [
      ...authorityMistakes(view, provider),
      ...(isPublic ? [] : discoveryMistakes(view, provider)),
      ...keyMistakes(view, provider),
    ];
    for (const { place, says, expected, severity } of mistakes) {
      report({
        at: place.at,
        // The server hands out its own token to users of a confidential client and starts from the discovery document.
        severity: severity ?? (isPublic ? 'error' : 'warning'),
        message: t`${nameOf(view, place.key)} ${says}. Write ${quoted(expected, 120)}.`,
        fixes: expected.includes('<')
          ? []
          : [{ title: t`Use ${expected}`, preferred: true, ...safe, changes: [rewrite(view, place, expected)] }],
      });
    }
  },
};

interface Mistake {
  readonly place: Place;
  readonly says: string;
  /** In angle brackets, what the file does not tell. */
  readonly expected: string;
  readonly severity?: Severity;
}

function authorityMistakes(view: View, provider: IdentityProvider): readonly Mistake[] {
  return placesAt(view, provider, 'authn.authority').flatMap(({ place, url }) => {
    const expected = provider.issuer(url) ?? knownIssuer(view, provider) ?? provider.shape;
    // A slash at the end is another rule's business, where it is wrong at all.
    const isRight = [expected, `${expected}/v2.0`].includes(place.text.replace(/\/$/, ''));
    if (isRight || issuerBehind(place.text) !== undefined) return [];
    const says = t`is no issuer of ${provider.name}, so the discovery document is looked for in the wrong place`;
    return [{ place, says, expected }];
  });
}

function discoveryMistakes(view: View, provider: IdentityProvider): readonly Mistake[] {
  return placesAt(view, provider, 'oidc.discoveryUri').flatMap(({ place, url }): readonly Mistake[] => {
    const issuer = provider.issuer(url) ?? knownIssuer(view, provider) ?? provider.shape;
    const [expected = issuer, ...others] = provider.discoveryPaths.map((path) => issuer + path);
    if ([expected, ...others].includes(place.text) || !url.path.endsWith(discoveryPath)) return [];
    const says = t`names no discovery document of ${provider.name}, and without one nobody can sign in`;
    if (isAzureType(view)) {
      return hasSettingsPage(view) ? [{ place, says: unread, expected, severity: 'information' }] : [];
    }
    return [{ place, says, expected, severity: 'error' }];
  });
}

const unread = t`is not read with type azure, but OpenMetadata’s settings page refuses it without its tenant`;

function keyMistakes(view: View, provider: IdentityProvider): readonly Mistake[] {
  const known = knownIssuer(view, provider);
  const expectedFor = (url: WebUrl): string => provider.keys(known ?? provider.issuer(url) ?? provider.shape);
  const isRight = ({ place, url }: ProviderPlace): boolean => {
    const start = parseWebUrl(known ?? '');
    // A custom domain has the keys of its tenant.
    const isSameTenant =
      provider.value === 'auth0' && start !== undefined && isMixed(url, start) && !areTwoTenants(url, start);
    const own = provider.sharedKeys === true || isSameTenant ? provider.issuer(url) : undefined;
    return place.text === expectedFor(url) || (own !== undefined && place.text === provider.keys(own));
  };
  const places = placesAt(view, provider, 'authn.publicKeyUrls');
  if (places.some(isRight)) return [];
  return places.flatMap(({ place, url }): readonly Mistake[] => {
    if (holdsOtherThanKeys(view, place.text)) return [];
    if (provider.value !== 'azure' || !url.path.endsWith('/discovery/keys'))
      return [
        {
          place,
          says: t`has a URL here that leads to no keys of ${provider.name}, so the tokens it issues are refused`,
          expected: expectedFor(url),
        },
      ];
    if (!hasSettingsPage(view)) return [];
    // The page wants the keys of the very directory that people sign in to.
    const own = isManyTenants(tenantIn(url) ?? 'common') ? undefined : provider.issuer(url);
    return [
      { place, says: version1, expected: provider.keys(known ?? own ?? provider.shape), severity: 'information' },
    ];
  });
}

/** The keys behind both are the same. */
const version1 = t`names Azure’s keys for version 1 of its tokens, which OpenMetadata’s settings page refuses`;

interface ProviderPlace {
  readonly place: Place;
  readonly url: WebUrl;
}

/** The URLs of a setting that lead to the provider. Auth0 has the same paths on a customer's own domain. */
function placesAt(view: View, provider: IdentityProvider, key: SettingKey): readonly ProviderPlace[] {
  const authority = parseWebUrl(textOf(view, 'authn.authority') ?? '');
  return placesOf(view, key).flatMap((place) => {
    const url = parseWebUrl(place.text);
    if (url === undefined || !/^https:/i.test(url.origin) || namesNoTenant(url)) return [];
    const isOwnDomain = provider.value === 'auth0' && authority !== undefined && sameOrigin(url, authority);
    return isOwnDomain || provider.hosts.test(hostOf(url)) ? [{ place, url }] : [];
  });
}

/** Where Azure's tenant belongs stands something that is none: a rule of its own speaks of that. */
function namesNoTenant(url: WebUrl): boolean {
  const tenant = tenantIn(url);
  return tenant !== undefined && !isTenant(tenant);
}

/** The issuer that sign-in starts with, as far as the file tells. */
function knownIssuer(view: View, provider: IdentityProvider): string | undefined {
  const tenant = provider.value === 'azure' ? textOf(view, 'oidc.tenant') : undefined;
  if (tenant !== undefined && isTenant(tenant)) return `https://login.microsoftonline.com/${tenant}`;
  const start = isClientType(view, 'public') ? [] : placesAt(view, provider, 'oidc.discoveryUri');
  return [...start, ...placesAt(view, provider, 'authn.authority')].flatMap(({ url }) => provider.issuer(url) ?? [])[0];
}
