import type { SettingKey } from './catalogue/catalogue';
import { compareReleases } from './catalogue/releases';
import { isClientType, isOidcProvider, placesOf, textOf } from './rules/subject';
import type { Value } from './value';
import type { View } from './view';

/** What a configuration says about sign-in with OpenID Connect, as far as that is known: what live checks compare. */
export interface SignInSubject {
  /** The release that it is for, and which file format it is in, where a check needs them. */
  readonly view: View;
  readonly clientType: 'confidential' | 'public';
  /** The issuer that browsers are sent to. */
  readonly authority: string | undefined;
  /** The discovery document that the server reads; it may be on a host that only the server knows. */
  readonly discoveryUri: string | undefined;
  readonly keyUrls: readonly string[];
  readonly clientId: string | undefined;
  /** Undefined: the client is public, or the secret is not in this file. */
  readonly clientSecret: string | undefined;
  /** The address that users come back to. */
  readonly callbackUrl: string | undefined;
  /** What is asked for at sign-in, by its own name each. */
  readonly scopes: readonly string[];
  /** What the authorization endpoint is asked for. */
  readonly responseType: 'code' | 'id_token';
  /** Whether OpenMetadata sends a code challenge. */
  readonly usesPkce: boolean;
}

/** The settings that a subject is made of: a check is out of date once one of them says something else. */
const signInSettings: readonly SettingKey[] = [
  'authn.provider',
  'authn.clientType',
  'authn.authority',
  'authn.publicKeyUrls',
  'authn.clientId',
  'authn.callbackUrl',
  'authn.responseType',
  'authn.jwtPrincipalClaims',
  'authn.tokenValidationAlgorithm',
  'oidc.id',
  'oidc.secret',
  'oidc.discoveryUri',
  'oidc.callbackUrl',
  'oidc.serverUrl',
  'oidc.scope',
  'oidc.responseType',
  'oidc.clientAuthenticationMethod',
  'oidc.disablePkce',
  'oidc.preferredJwsAlgorithm',
];

/** Undefined where users do not sign in with OpenID Connect, or where the file does not say how. */
export function signInOf(view: View): SignInSubject | undefined {
  if (!view.readable || !isOidcProvider(view)) return undefined;
  const confidential = isClientType(view, 'confidential');
  if (!confidential && !isClientType(view, 'public')) return undefined;
  return {
    view,
    clientType: confidential ? 'confidential' : 'public',
    authority: textOf(view, 'authn.authority'),
    discoveryUri: confidential ? textOf(view, 'oidc.discoveryUri') : undefined,
    keyUrls: placesOf(view, 'authn.publicKeyUrls').map(({ text }) => text.trim()),
    clientId: (confidential ? textOf(view, 'oidc.id') : undefined) ?? textOf(view, 'authn.clientId'),
    clientSecret: confidential ? secretIn(view.get('oidc.secret').value) : undefined,
    callbackUrl: (confidential ? textOf(view, 'oidc.callbackUrl') : undefined) ?? textOf(view, 'authn.callbackUrl'),
    scopes: scopesIn(confidential ? textOf(view, 'oidc.scope') : undefined),
    responseType: confidential || pageAsksForCode(view) ? 'code' : 'id_token',
    usesPkce: !confidential || view.get('oidc.disablePkce').value === false,
  };
}

/** What the settings of a subject say now. */
export const basisOf = (view: View): ReadonlyMap<SettingKey, Value | undefined> =>
  new Map(signInSettings.map((key) => [key, view.get(key).value]));

/**
 * What OpenMetadata's web page asks for where the client is public. For Google and custom providers that was an ID token,
 * whatever is configured, until 2.0 (OpenMetadata#29597); the libraries of the others ask for a code.
 */
function pageAsksForCode(view: View): boolean {
  const provider = view.get('authn.provider').value;
  if (provider !== 'custom-oidc' && provider !== 'google') return true;
  return view.get('authn.responseType').value === 'code' && compareReleases(view.release ?? 'main', '2.0') >= 0;
}

/** Not trimmed: a blank is part of a secret. */
const secretIn = (value: Value | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** A public client asks for these three, whatever the file says. */
const scopesIn = (scope = 'openid email profile'): readonly string[] => scope.split(/[\s,]+/).filter(Boolean);
