import type { Severity } from './finding';

/** What live checks can find, with its usual severity. One code for each thing that a user mends in another way. */
export const liveCodes = {
  // The provider as such.
  'provider-unreachable': 'error',
  'provider-certificate': 'error',
  'discovery-fails': 'error',
  'realm-not-found': 'error',
  'realm-disabled': 'error',
  'https-required': 'error',
  'issuer-differs': 'warning',
  'endpoint-without-https': 'warning',
  'keys-unreachable': 'error',
  'signing-key-missing': 'error',
  'signing-algorithm-unsupported': 'error',
  // The client.
  'client-not-found': 'error',
  'client-disabled': 'error',
  'client-type-differs': 'warning',
  'client-authenticator': 'error',
  'client-secret-wrong': 'error',
  'redirect-uri-refused': 'error',
  'redirect-uri-wildcard': 'warning',
  'flow-disabled': 'error',
  'scope-refused': 'error',
  'pkce-required': 'error',
  'pushed-request-required': 'error',
  'sign-in-refused': 'error',
  'no-connection-enabled': 'error',
  // What only an administrator sees.
  'client-secret-old': 'information',
  'direct-grants-on': 'information',
  'logout-uri-missing': 'information',
  'web-origin-missing': 'information',
  'realm-without-https': 'warning',
  'temporary-administrator': 'information',
  'users-without-email': 'warning',
  'oidc-conformant-off': 'warning',
  'implicit-grant-on': 'information',
  'secret-unreadable': 'information',
  'login-domain-differs': 'warning',
  // An OpenMetadata that runs already.
  'server-differs': 'warning',
  'server-key-differs': 'warning',
} as const satisfies Readonly<Record<string, Severity>>;

export type LiveCode = keyof typeof liveCodes;
