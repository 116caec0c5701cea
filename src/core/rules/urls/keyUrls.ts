import type { Change, Fix } from '../../finding';
import { certificatesPath, issuerOf, parseKeycloakUrl } from '../../keycloakUrl';
import { isList, type Value } from '../../value';
import type { View } from '../../view';
import { parseWebUrl } from '../../webUrl';
import { keysOfAuthority, namedProvider } from '../providers/identityProviders';
import { isClientType, textOf, type Place } from '../subject';
import { isKeyUrl, isUnfilled } from './urlText';
import { t } from '../../../l10n/l10n';

/** OpenMetadata's own keys, with which its bots' tokens are checked. */
export const ownKeysPath = '/api/v1/system/config/jwks';

/** The configured key URLs; undefined where any is unknown, and where there is no list or no URL, which stops the server. */
export function keyUrls(view: View): readonly string[] | undefined {
  const { value } = view.get('authn.publicKeyUrls');
  if (value === undefined || value === null || !isList(value)) return undefined;
  const urls = value.filter((item) => typeof item === 'string');
  return urls.length === value.length && urls.every((url) => isKeyUrl(url) || isUnfilled(url)) ? urls : undefined;
}

/** Where they were until release 0.13. */
export const obsoleteKeysPath = '/api/v1/config/jwks';

export const isOwnKeyUrl = (url: string): boolean => url.includes(ownKeysPath) || url.includes(obsoleteKeysPath);

/** Of Keycloak only the certificates' URL does; of others it cannot be told, so any that is not known to be something else may. */
export function providesKeys(view: View, url: string): boolean {
  return !isOwnKeyUrl(url) && !holdsOtherThanKeys(view, url);
}

/** A discovery document, the issuer or what is above it, or an endpoint of the provider that is no key set. */
export function holdsOtherThanKeys(view: View, url: string): boolean {
  const keycloak = parseKeycloakUrl(url);
  if (keycloak !== undefined) return !certificates.test(keycloak.suffix);
  const { origin, path } = parseWebUrl(url) ?? {};
  if (origin === undefined || path === undefined || isOwnKeyUrl(url)) return false;
  if (endpoints.test(path)) return true;
  const issuer = textOf(view, 'authn.authority');
  return issuer !== undefined && !/jwks|keys|certs/.test(path) && `${issuer}/`.startsWith(`${url.replace(/\/$/, '')}/`);
}

const certificates = new RegExp(`^${certificatesPath}/?(?:\\?|$)`);

const endpoints =
  /\/\.well-known\/openid-configuration$|\/(?:authorize|authorization|token|userinfo|introspect|revoke|logout)$/;

/** Where OpenMetadata publishes its own, by what the file says of its address. */
export function ownKeyUrl(view: View): string {
  const server = isClientType(view, 'confidential') ? textOf(view, 'oidc.serverUrl') : undefined;
  const url = parseWebUrl(server ?? textOf(view, 'authn.callbackUrl')?.replace(/\/callback$/, '') ?? '');
  return (url === undefined ? 'http://localhost:8585' : url.origin + url.path.replace(/\/$/, '')) + ownKeysPath;
}

/** Where the provider publishes its keys, as far as the other settings tell (OpenMetadata documentation, per provider). */
export function providerKeyUrl(view: View): string | undefined {
  // The server fetches keys, and the discovery URI is the server's way to Keycloak.
  const urls = [textOf(view, 'oidc.discoveryUri'), textOf(view, 'authn.authority')].filter((url) => url !== undefined);
  const keycloak = urls.map(parseKeycloakUrl).find((url) => url !== undefined);
  if (keycloak !== undefined) return issuerOf(keycloak) + certificatesPath;
  return namedProvider(view)?.value === 'google' ? googleKeys : keysOfAuthority(view);
}

const googleKeys = 'https://www.googleapis.com/oauth2/v3/certs';

/** Adds a key URL to those that are there. Google's is the same for everybody. */
export const addKeyUrl = (urls: readonly string[], url: string): Fix => ({
  title: t`Add ${url}`,
  preferred: true,
  ...(url === googleKeys ? { safe: true } : {}),
  changes: [{ key: 'authn.publicKeyUrls', set: [...urls, url] }],
});

/** The change that puts other key URLs, or none, in the place of one; the others are kept. */
export function withKeyUrls(view: View, { key, index }: Place, urls: readonly string[]): Change {
  const { value } = view.get(key);
  const list = value !== undefined && isList(value) ? value : [];
  return { key, set: list.flatMap((item, at): readonly Value[] => (at === index ? urls : [item])) };
}
