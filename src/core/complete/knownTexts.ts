import type { SettingKey } from '../catalogue/catalogue';

/** Texts that make sense for settings which take any: items, where the setting is a list. */
export const knownTexts = (key: SettingKey): readonly string[] => texts[key] ?? [];

const texts: Partial<Record<SettingKey, readonly string[]>> = {
  'authn.jwtPrincipalClaims': ['email', 'preferred_username', 'sub', 'upn', 'name'],
  'authn.jwtPrincipalClaimsMapping': ['username:preferred_username', 'email:email', 'username:sub'],
  'authn.emailClaim': ['email'],
  'authn.displayNameClaim': ['name'],
  'authz.allowedEmailRegistrationDomains': ['all'],
  'ldap.port': ['389', '636'],
  'oidc.preferredJwsAlgorithm': ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'],
  'oidc.prompt': ['login', 'select_account', 'consent'],
  'oidc.responseType': ['code'],
  'oidc.scope': ['openid email profile', 'openid email profile offline_access'],
  'oidc.type': ['custom-oidc', 'azure', 'google'],
  'saml.idp.nameId': [
    'urn:oasis:names:tc:SAML:2.0:nameid-format:emailAddress',
    'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  ],
};
