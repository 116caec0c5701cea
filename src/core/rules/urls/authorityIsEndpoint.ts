import { issuerOf, parseKeycloakUrl } from '../../keycloakUrl';
import type { Rule } from '../rule';
import { isClientType, isOidcProvider, nameOf, placesOf } from '../subject';

const endpoints = [
  /\/\.well-known\/(?:openid-configuration|jwks\.json)$/,
  /\/protocol\/openid-connect(?:\/.*)?$/,
  /\/oauth2?(?:\/v\d(?:\.\d)?)?\/(?:authorize|token|keys)$/,
  /\/(?:authorize|userinfo)$/,
];

/**
 * Browsers look for `<authority>/.well-known/openid-configuration`, so the authority is the issuer and not one of its
 * endpoints. OpenMetadata's own Kubernetes page shows the authorization endpoint (OpenMetadata#23508, #25924).
 */
export const authorityIsEndpoint: Rule = {
  code: 'authority-is-endpoint',
  severity: 'error',
  check({ view, report }) {
    if (!isOidcProvider(view)) return;
    for (const { key, text, at } of placesOf(view, 'authn.authority')) {
      const issuer = issuerBehind(text);
      if (issuer === undefined) continue;
      report({
        at,
        // A confidential client starts from the discovery document instead, and only the server's own checks trip.
        severity: isClientType(view, 'public') ? 'error' : 'warning',
        message: `${nameOf(view, key)} is an endpoint of the provider, so its discovery document is looked for in the wrong place. Write the issuer, ${issuer}.`,
        fixes: [{ title: `Use ${issuer}`, preferred: true, changes: [{ key, set: issuer }] }],
      });
    }
  },
};

function issuerBehind(authority: string): string | undefined {
  const keycloak = parseKeycloakUrl(authority);
  if (keycloak !== undefined) return /^\/?$/.test(keycloak.suffix) ? undefined : issuerOf(keycloak);
  const endpoint = endpoints.find((pattern) => pattern.test(authority));
  return endpoint === undefined ? undefined : authority.replace(endpoint, '');
}
