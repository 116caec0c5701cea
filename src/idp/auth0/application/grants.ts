import type { ApplicationSettings } from '../tenant';

export const authorizationCode = 'authorization_code';
export const refreshToken = 'refresh_token';
export const implicitGrant = 'implicit';
export const clientCredentials = 'client_credentials';
export const passwordGrant = 'password';

/** Auth0's own kind of the password grant, for one connection. */
const passwordRealm = 'http://auth0.com/oauth/grant-type/password-realm';

export const passwordGrants: readonly string[] = [passwordGrant, passwordRealm];

/** What both of OpenMetadata's flows ask for: auth0-spa-js signs in with a code and PKCE, whatever OpenMetadata calls it. */
export const neededGrants: readonly string[] = [authorizationCode, refreshToken];

/** The grants as the dashboard names them (Application, Advanced Settings, Grant Types). */
const names = new Map([
  [authorizationCode, 'Authorization Code'],
  [refreshToken, 'Refresh Token'],
  [implicitGrant, 'Implicit'],
  [clientCredentials, 'Client Credentials'],
  [passwordGrant, 'Password'],
  [passwordRealm, 'Password (of a connection)'],
  ['urn:ietf:params:oauth:grant-type:device_code', 'Device Code'],
  ['http://auth0.com/oauth/grant-type/mfa-oob', 'MFA (out of band)'],
  ['http://auth0.com/oauth/grant-type/mfa-otp', 'MFA (one-time password)'],
  ['http://auth0.com/oauth/grant-type/mfa-recovery-code', 'MFA (recovery code)'],
  ['http://auth0.com/oauth/grant-type/passwordless/otp', 'Passwordless OTP'],
]);

export const grantName = (grant: string): string => names.get(grant) ?? grant;

export const grantsOf = ({ grant_types: grants }: ApplicationSettings): readonly string[] => grants ?? [];

export const hasGrant = (application: ApplicationSettings, grant: string): boolean =>
  grantsOf(application).includes(grant);
