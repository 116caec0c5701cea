import assert from 'node:assert/strict';
import { analyze, type Analysis } from '../../../../../src/core/analyze';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';
import type { Lens } from '../../../../../src/core/formats/lens';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';

/** Findings of these codes only: other rules have tests of their own. */
const found = (lens: Lens, text: string, codes: RegExp, release?: string): readonly string[] =>
  analysis(lens, text, release)
    .findings.filter(({ code }) => codes.test(code))
    .map(({ severity, code }) => `${severity} ${code}`);

const analysis = (lens: Lens, text: string, release?: string): Analysis =>
  analyze(lens, text, release === undefined ? {} : { release });

const env = (...lines: readonly string[]): string => lines.join('\n');

const own = 'https://om.acme.example/api/v1/system/config/jwks';
const tenant = '3f2a7c1e-5b64-4d0a-9c8e-1f6b2d7a9e04';
const azure = `https://login.microsoftonline.com/${tenant}`;
const client = '8d1c6b2f-0e47-4a93-b5d8-62e0f4c7a1b9';

const azureEnv = (...lines: readonly string[]): string =>
  env(
    'AUTHENTICATION_PROVIDER=azure',
    'AUTHENTICATION_CLIENT_TYPE=confidential',
    `AUTHENTICATION_PUBLIC_KEYS=[${own},${azure}/discovery/v2.0/keys]`,
    `AUTHENTICATION_AUTHORITY=${azure}`,
    `AUTHENTICATION_CLIENT_ID=${client}`,
    'AUTHENTICATION_CALLBACK_URL=https://om.acme.example/callback',
    'OIDC_TYPE=azure',
    `OIDC_TENANT=${tenant}`,
    `OIDC_CLIENT_ID=${client}`,
    'OIDC_CLIENT_SECRET=s3cr3t-of-a-test-long-enough',
    'OIDC_SCOPE=openid email profile offline_access',
    `OIDC_DISCOVERY_URI=${azure}/v2.0/.well-known/openid-configuration`,
    'OIDC_SERVER_URL=https://om.acme.example',
    'OIDC_CALLBACK=https://om.acme.example/callback',
    ...lines,
  );

const keycloakEnv = (...lines: readonly string[]): string =>
  env(
    'AUTHENTICATION_PROVIDER=custom-oidc',
    `AUTHENTICATION_PUBLIC_KEYS=[${own},https://kc.acme.example/realms/r/protocol/openid-connect/certs]`,
    'AUTHENTICATION_AUTHORITY=https://kc.acme.example/realms/r',
    'AUTHENTICATION_CALLBACK_URL=https://om.acme.example/callback',
    ...lines,
  );

const all =
  /^(?:provider-|oidc-type|azure-|authority-trailing|client-(?:id-shape|secret-shape|type-unused)|settings-page|saml-|ldap-)/;

describe('rules about providers: what is not known is not judged', () => {
  for (const [what, text] of [
    ['a complete client of Azure', azureEnv()],
    ['a tenant from elsewhere', azureEnv('OIDC_TENANT=$TENANT')],
    ['a type from elsewhere', azureEnv('OIDC_TYPE=$TYPE')],
    ['a scope from elsewhere', azureEnv('OIDC_SCOPE="$SCOPE"')],
    ['key URLs of which one is unknown', azureEnv(`AUTHENTICATION_PUBLIC_KEYS=[$KEYS,${azure}/discovery/keys]`)],
    ['an authority from elsewhere', keycloakEnv('AUTHENTICATION_AUTHORITY=$AUTHORITY')],
    ['a provider from elsewhere', keycloakEnv('AUTHENTICATION_PROVIDER=$PROVIDER', 'OIDC_TYPE=azure')],
    ['a placeholder, which another rule reports', azureEnv('OIDC_TENANT=https://login.microsoftonline.com/<tenant>')],
    [
      'a directory whose settings come from elsewhere',
      env(
        'AUTHENTICATION_PROVIDER=ldap',
        ...['HOST', 'PORT', 'SSL_ENABLED'].map((name) => `AUTHENTICATION_LDAP_${name}=$X`),
        'AUTHENTICATION_LOOKUP_ADMIN_DN=$X',
        'AUTHENTICATION_LOOKUP_ADMIN_PWD=$X',
        'AUTHENTICATION_USER_LOOKUP_BASEDN=$X',
        'AUTHENTICATION_USER_MAIL_ATTR=$X',
      ),
    ],
    [
      'an identity provider whose settings come from elsewhere',
      env(
        'AUTHENTICATION_PROVIDER=saml',
        ...['IDP_ENTITY_ID', 'IDP_SSO_LOGIN_URL', 'IDP_CERTIFICATE', 'SP_ENTITY_ID', 'SP_ACS', 'SP_CALLBACK'].map(
          (name) => `SAML_${name}=$X`,
        ),
      ),
    ],
  ] as const)
    it(what, () => {
      assert.deepEqual(found(envFile, text, all), []);
    });

  it('what OpenMetadata ships', () => {
    const shipped = (provider: string): string =>
      [
        'authenticationConfiguration:',
        '  clientType: ${AUTHENTICATION_CLIENT_TYPE:-public}',
        `  provider: \${AUTHENTICATION_PROVIDER:-${provider}}`,
        '  authority: ${AUTHENTICATION_AUTHORITY:-https://accounts.google.com}',
        '  oidcConfiguration:',
        '    type: ${OIDC_TYPE:-""}',
        '    scope: ${OIDC_SCOPE:-"openid email profile"}',
        '    tenant: ${OIDC_TENANT:-""}',
        '  ldapConfiguration:',
        '    host: ${AUTHENTICATION_LDAP_HOST:-}',
        '    port: ${AUTHENTICATION_LDAP_PORT:-}',
        '    dnAdminPrincipal: ${AUTHENTICATION_LOOKUP_ADMIN_DN:-""}',
        '    dnAdminPassword: ${AUTHENTICATION_LOOKUP_ADMIN_PWD:-""}',
        '    userBaseDN: ${AUTHENTICATION_USER_LOOKUP_BASEDN:-""}',
        '    groupBaseDN: ${AUTHENTICATION_GROUP_LOOKUP_BASEDN:-""}',
        '    mailAttributeName: ${AUTHENTICATION_USER_MAIL_ATTR:-}',
        '    authRolesMapping: ${AUTH_ROLES_MAPPING:-""}',
        '    sslEnabled: ${AUTHENTICATION_LDAP_SSL_ENABLED:-}',
        '    truststoreConfigType: ${AUTHENTICATION_LDAP_TRUSTSTORE_TYPE:-TrustAll}',
        '  samlConfiguration:',
        '    idp:',
        '      entityId: ${SAML_IDP_ENTITY_ID:-""}',
        '      ssoLoginUrl: ${SAML_IDP_SSO_LOGIN_URL:-""}',
        '      idpX509Certificate: ${SAML_IDP_CERTIFICATE:-""}',
        '    sp:',
        '      entityId: ${SAML_SP_ENTITY_ID:-"http://localhost:8585/api/v1/saml/metadata"}',
        '      acs: ${SAML_SP_ACS:-"http://localhost:8585/api/v1/saml/acs"}',
        '      callback: ${SAML_SP_CALLBACK:-"http://localhost:8585/saml/callback"}',
      ].join('\n');
    for (const provider of ['custom-oidc', 'azure', 'okta', 'ldap', 'saml', 'google'])
      assert.deepEqual(found(serverYaml, shipped(provider), all), [], provider);
  });
});

describe('rules about providers: how bad it is', () => {
  const cases: readonly (readonly [why: string, text: string, expected: readonly string[], release?: string])[] = [
    [
      'an authority without its tenant keeps the browser out',
      azureEnv('AUTHENTICATION_CLIENT_TYPE=public', 'AUTHENTICATION_AUTHORITY=https://login.microsoftonline.com'),
      ['error provider-endpoints'],
    ],
    [
      'but not the server',
      azureEnv('AUTHENTICATION_AUTHORITY=https://login.microsoftonline.com/'),
      ['warning provider-endpoints'],
    ],
    [
      'a discovery document that the type makes superfluous',
      azureEnv('OIDC_DISCOVERY_URI=https://login.microsoftonline.com/.well-known/openid-configuration'),
      ['information provider-endpoints'],
    ],
    [
      'and one that is needed',
      azureEnv(
        'OIDC_TYPE=custom-oidc',
        'OIDC_DISCOVERY_URI=https://login.microsoftonline.com/.well-known/openid-configuration',
      ),
      ['hint oidc-type', 'error provider-endpoints'],
    ],
    [
      'keys of all directories are the same',
      azureEnv(`AUTHENTICATION_PUBLIC_KEYS=[${own},https://login.microsoftonline.com/common/discovery/v2.0/keys]`),
      [],
    ],
    ['http is another rule', azureEnv('AUTHENTICATION_AUTHORITY=http://login.microsoftonline.com'), []],
    ['a tenant with the wrong case is the same', azureEnv(`OIDC_TENANT=${tenant.toUpperCase()}`), []],
    [
      'an ID and a domain cannot be compared',
      azureEnv('OIDC_TENANT=acme.onmicrosoft.com'),
      ['hint settings-page-refuses'],
    ],
    ['no settings page before 1.10', azureEnv('OIDC_TENANT=acme.onmicrosoft.com'), [], '1.9'],
    [
      'nor its key URL',
      azureEnv(`AUTHENTICATION_PUBLIC_KEYS=[${own},https://login.microsoftonline.com/common/discovery/keys]`),
      [],
      '1.9',
    ],
    [
      'which is known since',
      azureEnv(`AUTHENTICATION_PUBLIC_KEYS=[${own},https://login.microsoftonline.com/common/discovery/keys]`),
      ['information provider-endpoints'],
      '1.10.3',
    ],
    ['a type with another case is the same', azureEnv('OIDC_TYPE=Azure'), []],
    [
      'the type of Azure at Azure, whatever the provider is called',
      azureEnv('AUTHENTICATION_PROVIDER=custom-oidc'),
      ['hint provider-mismatch'],
    ],
    ['a label is a label', keycloakEnv('AUTHENTICATION_CLIENT_TYPE=confidential', 'OIDC_TYPE=Keycloak'), []],
    ['a public client reads no type', keycloakEnv('AUTHENTICATION_CLIENT_TYPE=public', 'OIDC_TYPE=azure'), []],
    [
      "the shipped authority sends a public client's people to Google",
      keycloakEnv('AUTHENTICATION_AUTHORITY=https://accounts.google.com'),
      ['error provider-mismatch'],
    ],
    [
      'unless Google is meant',
      keycloakEnv(
        'AUTHENTICATION_AUTHORITY=https://accounts.google.com',
        `AUTHENTICATION_PUBLIC_KEYS=[${own},https://www.googleapis.com/oauth2/v3/certs]`,
      ),
      ['hint provider-mismatch'],
    ],
    [
      'a library of another provider does not find Keycloak',
      keycloakEnv('AUTHENTICATION_PROVIDER=okta'),
      ['error provider-mismatch'],
    ],
    [
      'that of all providers does',
      keycloakEnv('AUTHENTICATION_PROVIDER=aws-cognito'),
      ['warning provider-mismatch', 'hint settings-page-refuses', 'hint settings-page-refuses'],
    ],
    [
      'a domain of its own may be anybody',
      keycloakEnv(
        'AUTHENTICATION_PROVIDER=okta',
        'AUTHENTICATION_AUTHORITY=https://sso.acme.example',
        'AUTHENTICATION_PUBLIC_KEYS=[https://sso.acme.example/keys]',
      ),
      [],
    ],
    [
      'older releases stop without a client',
      env('AUTHENTICATION_PROVIDER=basic', 'AUTHENTICATION_CLIENT_TYPE=confidential'),
      ['error client-type-unused'],
      '1.9.1',
    ],
    [
      'newer ones do not',
      env('AUTHENTICATION_PROVIDER=basic', 'AUTHENTICATION_CLIENT_TYPE=confidential'),
      ['information client-type-unused'],
      '1.10',
    ],
  ];
  for (const [why, text, expected, release] of cases)
    it(why, () => {
      assert.deepEqual([...found(envFile, text, all, release)].sort(), [...expected].sort());
    });
});

describe('rules about LDAP', () => {
  const ldap = (...lines: readonly string[]): string =>
    env(
      'AUTHENTICATION_PROVIDER=ldap',
      'AUTHENTICATION_LDAP_HOST=ldap.acme.com',
      'AUTHENTICATION_LDAP_PORT=636',
      'AUTHENTICATION_LOOKUP_ADMIN_DN=cn=admin,dc=acme,dc=com',
      'AUTHENTICATION_LOOKUP_ADMIN_PWD=s3cr3t-of-a-test',
      'AUTHENTICATION_USER_LOOKUP_BASEDN=ou=people,dc=acme,dc=com',
      'AUTHENTICATION_USER_MAIL_ATTR=mail',
      'AUTHENTICATION_LDAP_SSL_ENABLED=true',
      'AUTHENTICATION_LDAP_TRUSTSTORE_TYPE=JVMDefault',
      'AUTHENTICATION_LDAP_SSL_VERIFY_CERT_HOST=true',
      ...lines,
    );
  const cases: readonly (readonly [
    why: string,
    lines: readonly string[],
    expected: readonly string[],
    release?: string,
  ])[] = [
    ['a complete configuration', [], []],
    ['another attribute is taken for granted', ['AUTHENTICATION_USER_MAIL_ATTR='], ['warning ldap-incomplete']],
    ['but not by older releases', ['AUTHENTICATION_USER_MAIL_ATTR='], ['error ldap-incomplete'], '1.12'],
    ['a search without a name', ['AUTHENTICATION_LOOKUP_ADMIN_PWD='], ['warning ldap-incomplete']],
    ['the catalogue has no root', ['AUTHENTICATION_LDAP_PORT=3269', 'AUTHENTICATION_USER_LOOKUP_BASEDN='], []],
    ['its unencrypted port', ['AUTHENTICATION_LDAP_PORT=3268'], ['warning ldap-port']],
    ['no port at all', ['AUTHENTICATION_LDAP_PORT=0'], ['error ldap-port']],
    ['another port', ['AUTHENTICATION_LDAP_PORT=10636'], []],
    ['an IPv6 address', ['AUTHENTICATION_LDAP_HOST=fd00::12'], []],
    ['a host and a port', ['AUTHENTICATION_LDAP_HOST=ldap:389'], ['error ldap-host']],
    [
      'any certificate of a public host',
      ['AUTHENTICATION_LDAP_TRUSTSTORE_TYPE=TrustAll'],
      ['warning ldap-unprotected'],
    ],
    [
      'of a host in a private network',
      ['AUTHENTICATION_LDAP_TRUSTSTORE_TYPE=TrustAll', 'AUTHENTICATION_LDAP_HOST=10.1.2.3'],
      [],
    ],
    [
      'of a host of documentation',
      ['AUTHENTICATION_LDAP_TRUSTSTORE_TYPE=TrustAll', 'AUTHENTICATION_LDAP_HOST=ldap.example.com'],
      [],
    ],
    [
      'a certificate of nobody',
      ['AUTHENTICATION_LDAP_TRUSTSTORE_TYPE=HostName', 'AUTHENTICATION_LDAP_ALLOW_WILDCARDS=false'],
      ['warning ldap-trust-store'],
    ],
    [
      'a mapping that is no map',
      ["AUTH_ROLES_MAPPING='[1]'"],
      ['error ldap-roles-mapping', 'information ldap-groups-incomplete'],
    ],
    ['a UPN', ['AUTHENTICATION_LOOKUP_ADMIN_DN=openmetadata@acme.com'], []],
  ];
  for (const [why, lines, expected, release] of cases)
    it(why, () => {
      assert.deepEqual([...found(envFile, ldap(...lines), all, release)].sort(), [...expected].sort());
    });

  it('what makes the difference is linked', () => {
    const [finding] = analysis(envFile, ldap('AUTHENTICATION_LDAP_PORT=389')).findings.filter(
      ({ code }) => code === 'ldap-port',
    );
    assert.equal(finding?.related.length, 1);
  });
});

describe('rules about secrets and certificates show nothing of them', () => {
  for (const [what, text, secret] of [
    ['the ID of a secret', azureEnv('OIDC_CLIENT_SECRET=4b0d6f3a-92c1-4e57-a8f0-7d3c1b5e9a26'), '4b0d6f3a'],
    [
      'a key in the place of a certificate',
      env(
        'AUTHENTICATION_PROVIDER=saml',
        'SAML_IDP_CERTIFICATE="-----BEGIN PRIVATE KEY----- MIIabcdefgh -----END PRIVATE KEY-----"',
      ),
      'MIIabcdefgh',
    ],
  ] as const)
    it(what, () => {
      const { findings } = analysis(envFile, text);
      assert.ok(findings.some(({ code }) => /client-secret-shape|saml-certificate/.test(code)));
      assert.ok(
        !JSON.stringify(findings.map(({ message, related, fixes }) => [message, related, fixes])).includes(secret),
      );
    });
});
