const withCrLf = (text: string): string => text.replaceAll('\n', '\r\n');

/** The way of the file that ships: a service that migrates the database, and every variable a placeholder of its own. */
const shipped = `# Everything on one machine
volumes:
  data:
services:
  mysql:
    image: docker.getcollate.io/openmetadata/db:1.12.1
    environment:
      MYSQL_ROOT_PASSWORD: password
    healthcheck:
      test: mysql --password=$$MYSQL_ROOT_PASSWORD

  execute-migrate-all:
    image: docker.getcollate.io/openmetadata/server:1.12.1
    command: "./bootstrap/openmetadata-ops.sh migrate"
    environment:
      AUTHENTICATION_PROVIDER: \${AUTHENTICATION_PROVIDER:-basic}

  openmetadata-server:
    restart: always
    image: docker.getcollate.io/openmetadata/server:1.12.1
    environment:
      LOG_LEVEL: \${LOG_LEVEL:-INFO}
      # Who signs users in
      AUTHORIZER_ADMIN_PRINCIPALS: \${AUTHORIZER_ADMIN_PRINCIPALS:-[admin]}
      AUTHORIZER_PRINCIPAL_DOMAIN: \${AUTHORIZER_PRINCIPAL_DOMAIN:-"open-metadata.org"}
      AUTHENTICATION_PROVIDER: \${AUTHENTICATION_PROVIDER:-basic}
      AUTHENTICATION_PUBLIC_KEYS: \${AUTHENTICATION_PUBLIC_KEYS:-[http://localhost:8585/api/v1/system/config/jwks]}
      AUTHENTICATION_AUTHORITY: \${AUTHENTICATION_AUTHORITY:-https://accounts.google.com}
      AUTHENTICATION_CLIENT_ID: \${AUTHENTICATION_CLIENT_ID:-""}
      AUTHENTICATION_CALLBACK_URL: "\${AUTHENTICATION_CALLBACK_URL:-http://localhost:8585/callback}"
      AUTHENTICATION_CLIENT_TYPE: \${AUTHENTICATION_CLIENT_TYPE:-public}
      OIDC_TYPE: \${OIDC_TYPE:-""} # google, azure etc.
      OIDC_CLIENT_SECRET: \${OIDC_CLIENT_SECRET:-""}
      OIDC_CUSTOM_PARAMS: \${OIDC_CUSTOM_PARAMS:-{}}
      OIDC_SERVER_URL: '\${OM_URL:-\${OIDC_SERVER_URL:-http://localhost:8585}}'
      OIDC_TENANT:
      # Something else
      WEB_CONF_PRAGMA: \${WEB_CONF_PRAGMA:-""}
    ports:
      - "8585:8585"
networks:
  app_net:
`;

const literal = `services:
    server:
        image: openmetadata/server:1.12.1
        environment:
            AUTHENTICATION_PROVIDER: 'custom-oidc'
            AUTHENTICATION_PUBLIC_KEYS: "[https://om.acme.example/api/v1/system/config/jwks, \\"https://a\\"]"   # both
            AUTHENTICATION_CLIENT_ID:   open-metadata
            AUTHENTICATION_ENABLE_SELF_SIGNUP: false
            OIDC_MAX_CLOCK_SKEW: 012
            OIDC_CLIENT_SECRET: |-
                a
            SAML_IDP_CERTIFICATE: >
                b
                c`;

const list = `services:
  openmetadata_server:
    image: registry.acme.example/openmetadata/server
    environment:
    - TZ=UTC
    - AUTHENTICATION_PROVIDER=\${AUTHENTICATION_PROVIDER:-basic}   # ours
    - "AUTHENTICATION_CLIENT_ID=open-metadata"
    # and
    - 'AUTHENTICATION_PUBLIC_KEYS=[https://a, "https://b"]'
    - OIDC_CLIENT_SECRET
    - OIDC_SCOPE=openid=x
    - LAST=1
    restart: always
`;

const flow = `{"services": {"om": {image: "openmetadata/server:1.12.1", environment: {A: b, AUTHENTICATION_PROVIDER: basic, OIDC_CLIENT_ID: "\${X}"}}}}
`;

const flowList = `services:
  om:
    image: openmetadata/server:1.12.1
    environment: [A=b, AUTHENTICATION_PROVIDER=basic, "OIDC_CLIENT_ID=\${X}"]
`;

const bare = `services:
  openmetadata-server:
    image: openmetadata/server:1.12.1
    ports: ["8585:8585"]`;

const inherited = `x-common: &common
  LOG_LEVEL: INFO
  AUTHENTICATION_PROVIDER: basic
services:
  base:
    image: openmetadata/server:1.12.1
    command: ./bootstrap/openmetadata-ops.sh migrate
    environment: *common
  openmetadata-server:
    image: openmetadata/server:1.12.1
    environment:
      <<: *common
      AUTHENTICATION_CLIENT_ID: a
      OIDC_CLIENT_ID: &client b
      OTHER: *client
`;

/** All can be changed at will, but for what `inherited` shares. */
export const composeSamples: Readonly<Record<string, string>> = {
  shipped,
  literal,
  list,
  'in brackets': flow,
  'a list in brackets': flowList,
  'without environment': bare,
  'with CRLF': withCrLf(shipped),
  'with CRLF and no last line end': withCrLf(literal),
  'a list with CRLF': withCrLf(list),
  'with a byte order mark': `\uFEFF${list}`,
};

export const sharedSample = inherited;
