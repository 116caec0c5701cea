import { parseKeycloakUrl } from '../../keycloakUrl';
import type { View } from '../../view';
import { parseWebUrl, type WebUrl } from '../../webUrl';
import { textOf } from '../subject';
import { issuerOfAzure } from './azureTenants';

/** Where an OpenID Connect provider with a `provider` value of its own answers. */
export interface IdentityProvider {
  /** What `authn.provider` calls it. */
  readonly value: string;
  readonly name: string;
  /** Its own hosts. A customer's own domain is not among them, so nothing is known of such a URL. */
  readonly hosts: RegExp;
  /** The issuer that a URL at one of these hosts belongs to; undefined where the URL does not tell. */
  issuer(url: WebUrl): string | undefined;
  /** What an issuer looks like, for people. */
  readonly shape: string;
  /** What follows the issuer in the URI of its discovery document. The first is the one to write. */
  readonly discoveryPaths: readonly string[];
  keys(issuer: string): string;
  /** All issuers sign with the same keys, so that the key URL of any of them does. */
  readonly sharedKeys?: true;
}

const wellKnown = '/.well-known/openid-configuration';
const wellKnownKeys = '/.well-known/jwks.json';

/** Sources: OpenMetadata's validators for each provider (releases 1.10 to 2.0) and the providers' discovery documents. */
export const identityProviders: readonly IdentityProvider[] = [
  {
    value: 'google',
    name: 'Google',
    hosts: /^(?:accounts\.google\.com|(?:www|oauth2)\.googleapis\.com)$/,
    issuer: () => 'https://accounts.google.com',
    shape: 'https://accounts.google.com',
    discoveryPaths: [wellKnown],
    keys: () => 'https://www.googleapis.com/oauth2/v3/certs',
  },
  {
    value: 'azure',
    name: 'Azure',
    // National clouds, B2C and external tenants have other hosts and other paths.
    hosts: /^login\.microsoftonline\.com$/,
    issuer: issuerOfAzure,
    shape: 'https://login.microsoftonline.com/<tenant>',
    discoveryPaths: [`/v2.0${wellKnown}`, wellKnown],
    keys: (issuer) => `${issuer}/discovery/v2.0/keys`,
    sharedKeys: true,
  },
  {
    value: 'okta',
    name: 'Okta',
    hosts: /^(?!www\.)[\w-]+\.(?:okta|oktapreview|okta-emea|okta-gov)\.com$/,
    issuer: ({ origin, path }) =>
      origin.replace(/-admin(?=\.okta)/, '') + (/^\/oauth2\/(?!v1(?:\/|$))[^/]+/.exec(path)?.[0] ?? ''),
    shape: 'https://<org>.okta.com/oauth2/<server>',
    discoveryPaths: [wellKnown],
    // The authorization server of the organization itself has its endpoints below /oauth2, but not its issuer.
    keys: (issuer) => `${issuer}${issuer.includes('/oauth2/') ? '' : '/oauth2'}/v1/keys`,
  },
  {
    value: 'aws-cognito',
    name: 'Amazon Cognito',
    hosts: /^(?:cognito-idp\.[\w-]+\.amazonaws\.com(?:\.cn)?|.+\.amazoncognito\.com)$/,
    issuer: issuerOfCognito,
    shape: 'https://cognito-idp.<region>.amazonaws.com/<user pool ID>',
    discoveryPaths: [wellKnown],
    keys: (issuer) => issuer + wellKnownKeys,
  },
  {
    value: 'auth0',
    name: 'Auth0',
    hosts: /^(?!manage\.|cdn\.)[\w-]+(?:\.[a-z]{2}(?:-\d)?)?\.auth0\.com$/,
    issuer: ({ origin }) => origin,
    shape: 'https://<tenant>.<region>.auth0.com',
    discoveryPaths: [wellKnown],
    keys: (issuer) => issuer + wellKnownKeys,
  },
];

/** The ID of a user pool begins with its region. The hosted sign-in pages have hosts of their own, which name no pool. */
function issuerOfCognito({ origin, path }: WebUrl): string | undefined {
  const [, pool, region] = /^\/(([a-z]{2}(?:-[a-z]+)+-\d)_\w+)/.exec(path) ?? [];
  const suffix = origin.toLowerCase().endsWith('.cn') ? '.cn' : '';
  return pool === undefined || region === undefined
    ? undefined
    : `https://cognito-idp.${region}.amazonaws.com${suffix}/${pool}`;
}

/** The provider that the configuration names, if it is one of these. */
export const namedProvider = (view: View): IdentityProvider | undefined =>
  identityProviders.find(({ value }) => value === view.get('authn.provider').value);

/** The provider that a URL leads to; Keycloak is a `custom-oidc` to OpenMetadata. Undefined for hosts that nobody knows. */
export function providerAt(text: string): { readonly value: string; readonly name: string } | undefined {
  if (parseKeycloakUrl(text) !== undefined) return { value: 'custom-oidc', name: 'Keycloak' };
  const url = parseWebUrl(text);
  return url && identityProviders.find(({ hosts }) => hosts.test(hostOf(url)));
}

/** Where the named provider has its keys, by what the authority says: at the provider itself, or on a customer's own domain. */
export function keysOfAuthority(view: View): string | undefined {
  const provider = namedProvider(view);
  const authority = textOf(view, 'authn.authority');
  const url = parseWebUrl(authority ?? '');
  if (provider === undefined || authority === undefined || url === undefined) return undefined;
  if (provider.hosts.test(hostOf(url))) {
    const issuer = provider.issuer(url);
    return issuer === undefined ? undefined : provider.keys(issuer);
  }
  // The other clouds of Azure have other paths.
  return provider.value === 'azure' ? undefined : provider.keys(authority.replace(/\/$/, ''));
}

/** The host of a URL in lower case, without its port. */
export const hostOf = ({ origin }: WebUrl): string => origin.toLowerCase().replace(/^https?:\/\/|:\d+$/g, '');
