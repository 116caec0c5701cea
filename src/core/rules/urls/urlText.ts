import type { SettingKey } from '../../catalogue/catalogue';
import type { View } from '../../view';
import { parseWebUrl, type WebUrl } from '../../webUrl';
import { isClientType, isOidcProvider } from '../subject';

/** The settings that hold URLs and are in use. The key URLs are, whoever signs users in. */
export const usedUrls = (view: View): readonly SettingKey[] => [
  'authn.publicKeyUrls',
  ...(isOidcProvider(view) ? (['authn.authority', 'authn.callbackUrl'] as const) : []),
  ...(isClientType(view, 'confidential') ? (['oidc.discoveryUri', 'oidc.serverUrl', 'oidc.callbackUrl'] as const) : []),
  ...(view.get('authn.provider').value === 'saml' ? samlUrls : []),
];

const samlUrls = ['saml.idp.ssoLoginUrl', 'saml.sp.acs', 'saml.sp.callback'] as const;

/** Text in which something is still to be filled in: the rule about placeholders speaks of it. */
export const isUnfilled = (text: string): boolean => /[{}<>$]|^[A-Z][A-Z0-9_]{2,}=/.test(text.trim());

/** Whether browsers and the server take a text for the address of a web page. */
export function isWebUrl(text: string): boolean {
  const origin = parseWebUrl(text.trim())?.origin;
  const host = origin?.replace(/^https?:\/\/(?:[^@]*@)?/i, '');
  return host !== undefined && /^(?:\[[\da-f:.]+\]|[^:[\]\\,;|]+)(?::\d*)?$/i.test(host);
}

/** The URLs of a text that holds several, separated by commas, semicolons or blanks; none if it holds only one. */
export function severalUrls(text: string): readonly string[] {
  const parts = text
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(/[\s,;|]+/)
    .map((part) => part.replace(/^["']|["']$/g, ''))
    .filter((part) => part !== '');
  return parts.length > 1 && parts.every(isWebUrl) ? parts : [];
}

/** The parts of a text that is one URL, and nothing else or besides. */
export const oneUrl = (text: string): WebUrl | undefined =>
  isWebUrl(text) && severalUrls(text).length === 0 ? parseWebUrl(text.trim()) : undefined;

/** Whether a URL leads to the machine itself that opens it. */
export const isLocalhost = (text: string): boolean =>
  /^https?:\/\/(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\])(?=[:/?#]|$)/i.test(text.trim());

/** Whether the server can start with a key URL, as far as its text goes. Java opens keys from files, too. */
export const isKeyUrl = (text: string): boolean => /^(?:file|jar):/i.test(text) || oneUrl(text) !== undefined;
