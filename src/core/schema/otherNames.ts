import type { Vocabulary } from '../view';

/** A name that old releases knew, that the documentation wrongly gives, or that suggests itself. */
export interface OtherName {
  readonly vocabulary: Vocabulary;
  /** A variable, or a key wherever it stands. */
  readonly name: string;
  /** What to write. Absent: nothing takes its place. */
  readonly instead?: string;
}

export const otherNames: readonly OtherName[] = [
  { vocabulary: 'server', name: 'publicKey', instead: 'publicKeyUrls' },
  { vocabulary: 'server', name: 'initialAdmin', instead: 'adminPrincipals' },
  { vocabulary: 'server', name: 'botPrincipal' },
  { vocabulary: 'server', name: 'saml', instead: 'samlConfiguration' },
  { vocabulary: 'server', name: 'ldap', instead: 'ldapConfiguration' },
  { vocabulary: 'server', name: 'oidc', instead: 'oidcConfiguration' },
  { vocabulary: 'chart', name: 'publicKey', instead: 'publicKeys' },
  { vocabulary: 'chart', name: 'initialAdmin', instead: 'initialAdmins' },
  { vocabulary: 'chart', name: 'botPrincipal' },
  { vocabulary: 'chart', name: 'botPrincipals' },
  { vocabulary: 'chart', name: 'samlConfiguration', instead: 'saml' },
  { vocabulary: 'chart', name: 'ldap', instead: 'ldapConfiguration' },
  { vocabulary: 'chart', name: 'oidc', instead: 'oidcConfiguration' },
  { vocabulary: 'environment', name: 'AUTHENTICATION_PUBLIC_KEY', instead: 'AUTHENTICATION_PUBLIC_KEYS' },
  { vocabulary: 'environment', name: 'AUTHENTICATION_PUBLIC_KEY_URLS', instead: 'AUTHENTICATION_PUBLIC_KEYS' },
  { vocabulary: 'environment', name: 'AUTHENTICATION_CALLBACK', instead: 'AUTHENTICATION_CALLBACK_URL' },
  { vocabulary: 'environment', name: 'AUTHENTICATION_DISCOVERY_URI', instead: 'OIDC_DISCOVERY_URI' },
  { vocabulary: 'environment', name: 'AUTHENTICATION_CLIENT_SECRET', instead: 'OIDC_CLIENT_SECRET' },
  { vocabulary: 'environment', name: 'OIDC_CALLBACK_URL', instead: 'OIDC_CALLBACK' },
  { vocabulary: 'environment', name: 'OIDC_REDIRECT_URI', instead: 'OIDC_CALLBACK' },
  {
    vocabulary: 'environment',
    name: 'AUTHENTICATION_PROVIDER_NAME',
    instead: 'CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME',
  },
  {
    vocabulary: 'environment',
    name: 'AUTHENTICATION_FORCE_SECURE_SESSION_COOKIE',
    instead: 'FORCE_SECURE_SESSION_COOKIE',
  },
  { vocabulary: 'environment', name: 'AUTHORIZER_INITIAL_ADMINS', instead: 'AUTHORIZER_ADMIN_PRINCIPALS' },
  { vocabulary: 'environment', name: 'AUTHORIZER_CONTAINER_REQUEST_FILTER', instead: 'AUTHORIZER_REQUEST_FILTER' },
  {
    vocabulary: 'environment',
    name: 'AUTHORIZER_ENABLE_SECURE_SOCKET_CONNECTION',
    instead: 'AUTHORIZER_ENABLE_SECURE_SOCKET',
  },
  { vocabulary: 'environment', name: 'AIRFLOW_AUTH_PROVIDER' },
  { vocabulary: 'environment', name: 'AUTHORIZER_INGESTION_PRINCIPALS' },
  { vocabulary: 'environment', name: 'AUTHORIZER_INGESTION_PRINCIPAL' },
];

/** Variables that look like ours but belong to other parts of OpenMetadata. */
export const foreignVariables: readonly string[] = ['AUTHORIZER_ENABLE_SMTP'];
