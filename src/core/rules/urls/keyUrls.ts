import type { Fix } from '../../finding';
import { certificatesPath, issuerOf, parseKeycloakUrl } from '../../keycloakUrl';
import { isList } from '../../value';
import type { View } from '../../view';
import { parseWebUrl } from '../../webUrl';
import { textOf } from '../subject';

/** OpenMetadata's own keys, with which its bots' tokens are checked. */
export const ownKeysPath = '/api/v1/system/config/jwks';

/** The configured key URLs; undefined where any of them is unknown. */
export function keyUrls(view: View): readonly string[] | undefined {
  const { value } = view.get('authn.publicKeyUrls');
  if (value === null) return [];
  if (value === undefined || !isList(value)) return undefined;
  const urls = value.filter((item) => typeof item === 'string');
  return urls.length === value.length ? urls : undefined;
}

/** Until 0.13 OpenMetadata's own keys were at `/api/v1/config/jwks`. */
export const isOwnKeyUrl = (url: string): boolean => /\/api\/v1\/(?:system\/)?config\/jwks/.test(url);

/** Where the provider publishes its keys, as far as the other settings tell (OpenMetadata documentation, per provider). */
export function providerKeyUrl(view: View): string | undefined {
  // The server fetches keys, and the discovery URI is the server's way to Keycloak.
  const urls = [textOf(view, 'oidc.discoveryUri'), textOf(view, 'authn.authority')].filter((url) => url !== undefined);
  const keycloak = urls.map(parseKeycloakUrl).find((url) => url !== undefined);
  if (keycloak !== undefined) return issuerOf(keycloak) + certificatesPath;
  if (view.get('authn.provider').value === 'google') return 'https://www.googleapis.com/oauth2/v3/certs';
  const issuer = textOf(view, 'authn.authority')?.replace(/\/$/, '');
  const path = paths.get(view.get('authn.provider').value);
  return issuer === undefined || path === undefined || parseWebUrl(issuer) === undefined ? undefined : issuer + path;
}

const paths = new Map<unknown, string>([
  ['auth0', '/.well-known/jwks.json'],
  ['aws-cognito', '/.well-known/jwks.json'],
  ['okta', '/v1/keys'],
]);

/** Adds a key URL to those that are there. */
export const addKeyUrl = (urls: readonly string[], url: string): Fix => ({
  title: `Add ${url}`,
  preferred: true,
  changes: [{ key: 'authn.publicKeyUrls', set: [...urls, url] }],
});
