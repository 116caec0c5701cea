import { quoted } from '../../text/quoted';
import type { SettingKey } from '../../catalogue/catalogue';
import type { Fix, Severity } from '../../finding';
import type { View } from '../../view';
import type { Rule } from '../rule';
import { isClientType, nameOf, placesOf, rewrite, type Place } from '../subject';
import { withKeyUrls } from './keyUrls';
import { isKeyUrl, isUnfilled, isWebUrl, severalUrls, usedUrls } from './urlText';
import { t } from '../../../l10n/l10n';

/**
 * The server turns key URLs into URLs when it starts and stops with a MalformedURLException or URISyntaxException at one
 * that is none (JwtFilter, for every provider); the others are opened by browsers or by the server's OpenID Connect client.
 */
export const malformedUrl: Rule = {
  code: 'malformed-url',
  severity: 'error',
  check({ view, report }) {
    for (const place of placesOf(view, ...usedUrls(view))) {
      if (isFine(place)) continue;
      report({ at: place.at, severity: severityOf(view, place.key), ...words(view, place) });
    }
  },
};

/** A text where a list belongs, and several callback URLs in one, are what other rules speak of; so is what is blank. */
function isFine({ key, text, index }: Place): boolean {
  if (isUnfilled(text)) return true;
  if (key === 'authn.publicKeyUrls') return index === undefined || isKeyUrl(text);
  return text.trim() === '' || isWebUrl(text) || severalUrls(text).length > 0;
}

function words(view: View, place: Place): { readonly message: string; readonly fixes: readonly Fix[] } {
  const text = place.text.trim();
  const name = nameOf(view, place.key);
  const effect = effects.get(place.key) ?? t`the provider cannot send anybody back to it`;
  const several = severalUrls(text);
  if (several.length > 0)
    return {
      message: t`One item of ${name} holds ${several.length.toString()} URLs, which together are none, so ${effect}. Write each as an item of its own.`,
      fixes: [
        {
          title: t`Split it into ${several.length.toString()} items`,
          preferred: true,
          safe: true,
          changes: [withKeyUrls(view, place, several)],
        },
      ],
    };
  if (text === '')
    return {
      message: t`An item of ${name} is empty, so ${effect}. Remove it.`,
      fixes: [
        { title: t`Remove the empty item`, preferred: true, safe: true, changes: [withKeyUrls(view, place, [])] },
      ],
    };
  const meant = meantUrl(text);
  return {
    message: t`${quoted(text, 60)} in ${name} is no http or https URL, so ${effect}. Write ${meant === undefined ? t`its whole address` : quoted(meant, 110)}.`,
    fixes:
      meant === undefined ? [] : [{ title: t`Use ${meant}`, preferred: true, changes: [rewrite(view, place, meant)] }],
  };
}

/** What becomes of a setting that is no URL, for a client that signs in from the browser. */
const effects = new Map<SettingKey, string>([
  ['authn.publicKeyUrls', t`the server does not start`],
  ['authn.authority', t`browsers do not find the provider’s discovery document`],
  ['oidc.discoveryUri', t`the server does not find the provider’s discovery document`],
  ['saml.idp.ssoLoginUrl', t`nobody gets to the identity provider`],
  ['oidc.serverUrl', t`people who sign out are sent to a page that does not exist`],
]);

function severityOf(view: View, key: SettingKey): Severity {
  if (key === 'oidc.serverUrl') return 'warning';
  if (key !== 'authn.authority' && key !== 'authn.callbackUrl') return 'error';
  // A confidential client has settings of its own for both, and Auth0's library is content with a domain.
  if (isClientType(view, 'confidential')) return 'warning';
  return key === 'authn.authority' && view.get('authn.provider').value === 'auth0' ? 'warning' : 'error';
}

/** The URL that is meant: without stray quotes, with its scheme put right or with the one that suits its host. */
function meantUrl(written: string): string | undefined {
  const text = written.trim().replace(/^["'`]+|["'`,;]+$/g, '');
  const [, name = '', rest = text] = /^(h+t+p+s?)(?::\/{0,3}|;\/\/|\/{1,3})(.+)$/i.exec(text) ?? [];
  const address = rest.replace(/^\/\//, '');
  const isSecure = name === '' ? !isInternal(address) : /s$/i.test(name);
  const url = `${isSecure ? 'https' : 'http'}://${address}`;
  // A word without a dot or a port may be anything.
  return /^(?:(?:[\w-]+\.)+[\w-]+(?=[:/]|$)|[\w-]+(?=:\d)|localhost(?=\/|$))/i.test(address) && isWebUrl(url)
    ? url
    : undefined;
}

/** Hosts that seldom have a certificate: this machine's, and those of containers and clusters. */
const isInternal = (address: string): boolean =>
  /^(?:[\w-]+|127\.[\d.]+|.+\.(?:local|internal|svc))(?=[:/]|$)/i.test(address.replace(/(?<=[:/]).*/, ''));
