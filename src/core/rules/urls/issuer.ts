import { issuerOf, parseKeycloakUrl } from '../../keycloakUrl';

/** What every provider's discovery document adds to its issuer (OpenID Connect Discovery 1.0, section 4). */
export const discoveryPath = '/.well-known/openid-configuration';

const endpoints = [
  /\/\.well-known\/(?:openid-configuration|jwks\.json)$/,
  /\/protocol\/openid-connect(?:\/.*)?$/,
  /\/oauth2?(?:\/v\d(?:\.\d)?)?\/(?:authorize|token|keys)$/,
  /\/(?:authorize|userinfo)$/,
];

/** The issuer that an endpoint belongs to; undefined for what is no endpoint. */
export function issuerBehind(url: string): string | undefined {
  const keycloak = parseKeycloakUrl(url);
  if (keycloak !== undefined) return /^\/?$/.test(keycloak.suffix) ? undefined : issuerOf(keycloak);
  const endpoint = endpoints.find((pattern) => pattern.test(url));
  return endpoint === undefined ? undefined : url.replace(endpoint, '');
}

/** Whether the issuer of an endpoint is a matter of course, as with Keycloak's realms and with discovery documents. */
export const isPlainEndpoint = (url: string): boolean =>
  parseKeycloakUrl(url) !== undefined || url.endsWith(discoveryPath);
