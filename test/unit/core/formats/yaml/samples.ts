/** Texts in the ways people write them, as lines, so that tests can end them with LF or CRLF. */

const withCrLf = (text: string): string => text.replaceAll('\n', '\r\n');

const shipped = `# What the server is called
clusterName: \${OPENMETADATA_CLUSTER_NAME:-openmetadata}

authorizerConfiguration:
  className: \${AUTHORIZER_CLASS_NAME:-org.openmetadata.service.security.DefaultAuthorizer}
  adminPrincipals: \${AUTHORIZER_ADMIN_PRINCIPALS:-[admin]}
  allowedEmailRegistrationDomains: \${AUTHORIZER_ALLOWED_REGISTRATION_DOMAIN:-["all"]}
  principalDomain: \${AUTHORIZER_PRINCIPAL_DOMAIN:-"open-metadata.org"} # the company
  enforcePrincipalDomain : \${AUTHORIZER_ENFORCE_PRINCIPAL_DOMAIN:-false}

# Who signs users in
authenticationConfiguration:
  clientType: \${AUTHENTICATION_CLIENT_TYPE:-public}
  provider: \${AUTHENTICATION_PROVIDER:-basic}
  publicKeyUrls: \${AUTHENTICATION_PUBLIC_KEYS:-[http://localhost:8585/api/v1/system/config/jwks]}
  authority: \${AUTHENTICATION_AUTHORITY:-https://accounts.google.com}
  clientId: \${AUTHENTICATION_CLIENT_ID:-""}
  callbackUrl: "\${AUTHENTICATION_CALLBACK_URL:-http://localhost:8585/callback}"
  oidcConfiguration:
    id: \${OIDC_CLIENT_ID:-""}
    type: \${OIDC_TYPE:-""} # google, azure etc.
    secret: \${OIDC_CLIENT_SECRET:-""}
    customParams: \${OIDC_CUSTOM_PARAMS:-{}}
    serverUrl: https://\${HOST:-localhost}:8585
    sessionExpiry: \${OIDC_SESSION_EXPIRY:-"604800"} #7 days

# Something else
web:
  uriPath: \${WEB_PATH:-/api}
`;

const literal = `authorizerConfiguration:
    className: "org.openmetadata.service.security.DefaultAuthorizer"
    adminPrincipals:  # by name
        - "admin"    # the first
        # and others
        - 'jane'
        - bob # the last
    principalDomain: acme.example

authenticationConfiguration:
    provider: 'custom-oidc'
    publicKeyUrls:
    - https://om.acme.example/api/v1/system/config/jwks
    - "https://kc.acme.example/realms/acme/protocol/openid-connect/certs"
    authority: https://kc.acme.example/realms/acme
    clientId: open-metadata
    oidcConfiguration: {id: open-metadata, secret: "s3cret", discoveryUri: 'https://kc.acme.example/x'}
    jwtPrincipalClaims: [email, "preferred_username", sub,]
    samlConfiguration:
    ldapConfiguration: {}`;

const minimal = `---
authenticationConfiguration:
  provider: basic
...
`;

export const serverSamples: Readonly<Record<string, string>> = {
  shipped,
  literal,
  minimal,
  'with CRLF': withCrLf(shipped),
  'with CRLF and no last line end': withCrLf(literal),
  'with a byte order mark': `\uFEFF${literal}\n`,
  'in brackets': '{"authenticationConfiguration": {"provider": "basic", "publicKeyUrls": ["http://a/b"]}}\n',
};

const chart = `replicaCount: 1

openmetadata:
  config:
    # Search
    elasticsearch:
      host: opensearch
    authorizer:
      enabled: true
      initialAdmins:
      - "admin"
      - "jane" # from accounting
      principalDomain: "open-metadata.org"
    authentication:
      enabled: true
      clientType: public
      provider: "basic"
      publicKeys:
      - "http://openmetadata:8585/api/v1/system/config/jwks"
      authority: "https://accounts.google.com"
      clientId: ""
      jwtPrincipalClaimsMapping: []
      # - username:sub
      oidcConfiguration:
        enabled: false
        clientId:
          secretRef: oidc-secrets
          secretKey: openmetadata-oidc-client-id
        tokenValidity: "3600"
        customParams: '{}'

image:
  tag: "1.12.4"

extraEnvs: []
# - name: MY_ENVIRONMENT_VAR
#   value: the_value_goes_here

envFrom: []
`;

const umbrella = `om:
  openmetadata:
    config:
      authentication: {provider: basic, publicKeys: ["http://a/b"], oidcConfiguration: {}}
  extraEnvs:
    - name: AUTHENTICATION_CLIENT_ID
      value: "open-metadata"  # wins
    - name: TZ
      value: UTC
postgres:
  enabled: true
`;

const sparse = `openmetadata:
  config:
    authentication:
      provider: custom-oidc
extraEnvs: [{name: TZ, value: "UTC"}]`;

export const helmSamples: Readonly<Record<string, string>> = {
  chart,
  umbrella,
  sparse,
  'with CRLF': withCrLf(chart),
  'with CRLF and no last line end': withCrLf(sparse),
  'with a byte order mark': `\uFEFF${umbrella}`,
};
