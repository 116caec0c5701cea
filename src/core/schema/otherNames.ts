import type { FormatId } from '../view';

/** A name that old releases knew, that the documentation wrongly gives, or that suggests itself. */
export interface OtherName {
  readonly format: FormatId;
  /** A variable, or a key wherever it stands. */
  readonly name: string;
  /** What to write. Absent: nothing takes its place. */
  readonly instead?: string;
}

export const otherNames: readonly OtherName[] = [
  { format: 'server-yaml', name: 'publicKey', instead: 'publicKeyUrls' },
  { format: 'server-yaml', name: 'initialAdmin', instead: 'adminPrincipals' },
  { format: 'server-yaml', name: 'saml', instead: 'samlConfiguration' },
  { format: 'server-yaml', name: 'ldap', instead: 'ldapConfiguration' },
  { format: 'server-yaml', name: 'oidc', instead: 'oidcConfiguration' },
  { format: 'helm-values', name: 'publicKey', instead: 'publicKeys' },
  { format: 'helm-values', name: 'initialAdmin', instead: 'initialAdmins' },
  { format: 'helm-values', name: 'botPrincipals' },
  { format: 'helm-values', name: 'samlConfiguration', instead: 'saml' },
  { format: 'helm-values', name: 'ldap', instead: 'ldapConfiguration' },
  { format: 'helm-values', name: 'oidc', instead: 'oidcConfiguration' },
  { format: 'env-file', name: 'AUTHENTICATION_PUBLIC_KEY', instead: 'AUTHENTICATION_PUBLIC_KEYS' },
  { format: 'env-file', name: 'AUTHENTICATION_DISCOVERY_URI', instead: 'OIDC_DISCOVERY_URI' },
  { format: 'env-file', name: 'AUTHENTICATION_CLIENT_SECRET', instead: 'OIDC_CLIENT_SECRET' },
  { format: 'env-file', name: 'OIDC_CALLBACK_URL', instead: 'OIDC_CALLBACK' },
  { format: 'env-file', name: 'AUTHORIZER_INGESTION_PRINCIPALS' },
  { format: 'env-file', name: 'AUTHORIZER_INGESTION_PRINCIPAL' },
];

/** Variables that look like ours but belong to other parts of OpenMetadata. */
export const foreignVariables: readonly string[] = ['AUTHORIZER_ENABLE_SMTP'];
