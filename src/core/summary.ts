import type { Release } from './catalogue/setting';
import { parseKeycloakUrl } from './keycloakUrl';
import type { Value } from './value';
import type { View } from './view';
import { parseWebUrl } from './webUrl';
import { t } from '../l10n/l10n';

/** A configuration in three words: "Keycloak · confidential · realm Data-sec". */
export interface Summary {
  /** The identity provider as its maker prints it; undefined if the file does not say. */
  readonly provider: string | undefined;
  readonly clientType: 'public' | 'confidential' | undefined;
  /** The Keycloak realm that users sign in to. */
  readonly realm: string | undefined;
  /** The host of the Auth0 tenant that users sign in at. */
  readonly tenant?: string;
  /** The release that it is judged by, where the user or the file names one. */
  readonly release?: Release;
}

const providerNames: Readonly<Record<string, string>> = {
  basic: 'Basic',
  openmetadata: 'OpenMetadata',
  google: 'Google',
  okta: 'Okta',
  auth0: 'Auth0',
  azure: 'Azure',
  'aws-cognito': 'Amazon Cognito',
  'custom-oidc': t`Custom OIDC`,
  ldap: 'LDAP',
  saml: 'SAML',
};

/** What kind of sign-in a configuration is for. What the file leaves to its surroundings is undefined. */
export function summarize(view: View): Summary {
  const provider = text(view.get('authn.provider').value);
  const realm = provider === 'custom-oidc' ? keycloakRealm(view) : undefined;
  const tenant = provider === 'auth0' ? auth0Tenant(view) : undefined;
  return {
    provider: providerName(provider, realm, view),
    clientType: clientType(view, provider),
    realm,
    ...(tenant === undefined ? {} : { tenant }),
    ...(view.release === undefined ? {} : { release: view.release }),
  };
}

function providerName(provider: string | undefined, realm: string | undefined, view: View): string | undefined {
  if (provider === undefined) return undefined;
  if (realm !== undefined) return 'Keycloak';
  const given = provider === 'custom-oidc' ? text(view.get('authn.providerName').value) : undefined;
  return given ?? providerNames[provider] ?? provider;
}

/** Keycloak is a `custom-oidc` to OpenMetadata; its URLs give it away. */
function keycloakRealm(view: View): string | undefined {
  return addressesOf(view)
    .map((url) => parseKeycloakUrl(url)?.realm)
    .find((realm) => realm !== undefined);
}

function auth0Tenant(view: View): string | undefined {
  const [first] = addressesOf(view).flatMap((url) => parseWebUrl(url) ?? []);
  return first?.origin.replace(/^https?:\/\//i, '');
}

const addressesOf = (view: View): readonly string[] =>
  [view.get('authn.authority').value, view.get('oidc.discoveryUri').value].flatMap((url) => text(url) ?? []);

/** Only OpenID Connect providers know client types. */
function clientType(view: View, provider: string | undefined): Summary['clientType'] {
  if (provider === undefined || ['basic', 'openmetadata', 'ldap', 'saml'].includes(provider)) return undefined;
  const type = view.get('authn.clientType').value;
  return type === 'public' || type === 'confidential' ? type : undefined;
}

const text = (value: Value | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
