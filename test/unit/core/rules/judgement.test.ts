import assert from 'node:assert/strict';
import { analyze } from '../../../../src/core/analyze';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { serverYaml } from '../../../../src/core/formats/serverYaml/serverYaml';
import type { Lens } from '../../../../src/core/formats/lens';

/** Problems only: hints say what is worth knowing about a configuration that works. */
const found = (lens: Lens, text: string): readonly string[] =>
  analyze(lens, text)
    .findings.filter(({ severity }) => severity !== 'hint')
    .map(({ severity, code }) => `${severity} ${code}`);

const keys =
  'https://kc.acme.example/realms/r/protocol/openid-connect/certs,https://om.acme.example/api/v1/system/config/jwks';

/** A public client of Keycloak that nothing is wrong with, and further lines, each in place of one with its name. */
function env(...lines: readonly string[]): string {
  const all = [
    'AUTHENTICATION_PROVIDER=custom-oidc',
    'AUTHENTICATION_CLIENT_TYPE=public',
    `AUTHENTICATION_PUBLIC_KEYS=[${keys}]`,
    'AUTHENTICATION_AUTHORITY=https://kc.acme.example/realms/r',
    'AUTHENTICATION_CLIENT_ID=open-metadata',
    'AUTHENTICATION_CALLBACK_URL=https://om.acme.example/callback',
    ...lines,
  ];
  const names = all.map((line) => line.replace(/=.*/, ''));
  return all.filter((_, index) => names.lastIndexOf(names[index] ?? '') === index).join('\n');
}

const confidential = [
  'AUTHENTICATION_CLIENT_TYPE=confidential',
  'OIDC_CLIENT_ID=open-metadata',
  'OIDC_CLIENT_SECRET=abc',
  'OIDC_DISCOVERY_URI=https://kc.acme.example/realms/r/.well-known/openid-configuration',
  'OIDC_SERVER_URL=https://om.acme.example',
  'OIDC_CALLBACK=https://om.acme.example/callback',
];

describe('rules: what is not known is not judged', () => {
  for (const line of [
    'AUTHENTICATION_AUTHORITY=$KEYCLOAK/realms/master',
    'AUTHENTICATION_PUBLIC_KEYS=[$KEYS]',
    'AUTHENTICATION_CALLBACK_URL="${OPENMETADATA_URL}"',
    'AUTHENTICATION_CLIENT_TYPE=$CLIENT_TYPE',
    'AUTHORIZER_ADMIN_PRINCIPALS=$ADMINS',
    '#AUTHENTICATION_AUTHORITY=https://kc.acme.example/realms/master',
  ])
    it(line, () => {
      assert.deepEqual(found(envFile, env(line)), []);
    });

  it('a client whose values come from elsewhere', () => {
    const lines = confidential.map((line) => line.replace(/=.*/, '=$ELSEWHERE')).slice(1);
    assert.deepEqual(found(envFile, env('AUTHENTICATION_CLIENT_TYPE=confidential', ...lines)), []);
  });

  it('what OpenMetadata ships, until somebody changes it', () => {
    const shipped = (type: string): string =>
      [
        'authenticationConfiguration:',
        `  clientType: \${AUTHENTICATION_CLIENT_TYPE:-${type}}`,
        '  provider: ${AUTHENTICATION_PROVIDER:-custom-oidc}',
        '  providerName: ${CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME:-""}',
        '  publicKeyUrls: ${AUTHENTICATION_PUBLIC_KEYS:-[http://localhost:8585/api/v1/system/config/jwks]}',
        '  authority: ${AUTHENTICATION_AUTHORITY:-https://accounts.google.com}',
        '  clientId: ${AUTHENTICATION_CLIENT_ID:-""}',
        '  callbackUrl: ${AUTHENTICATION_CALLBACK_URL:-""}',
        '  jwtPrincipalClaims: ${AUTHENTICATION_JWT_PRINCIPAL_CLAIMS:-[email,preferred_username,sub]}',
        '  oidcConfiguration:',
        '    id: ${OIDC_CLIENT_ID:-""}',
        '    secret: ${OIDC_CLIENT_SECRET:-""}',
        '    discoveryUri: ${OIDC_DISCOVERY_URI:-""}',
        '    callbackUrl: ${OIDC_CALLBACK:-"http://localhost:8585/callback"}',
        '    serverUrl: ${OIDC_SERVER_URL:-"http://localhost:8585"}',
        '    clientAuthenticationMethod: ${OIDC_CLIENT_AUTH_METHOD:-"client_secret_post"}',
      ].join('\n');
    assert.deepEqual(found(serverYaml, shipped('public')), []);
    assert.deepEqual(found(serverYaml, shipped('confidential')), []);
    assert.deepEqual(
      found(serverYaml, shipped('public').replace('accounts.google.com', 'kc.acme.example/realms/master')),
      ['warning keycloak-realm-master'],
    );
  });
});

describe('rules: other kinds of provider have no client', () => {
  for (const provider of ['basic', 'ldap', 'saml'])
    it(provider, () => {
      const wrong = ['AUTHENTICATION_AUTHORITY=https://kc.acme.example/realms/master', 'OIDC_CLIENT_SECRET=abc'];
      // What they need instead is missing here, and rules of their own say so.
      const others = found(envFile, env(`AUTHENTICATION_PROVIDER=${provider}`, ...wrong));
      assert.deepEqual(
        others.filter((finding) => !finding.endsWith(`${provider}-incomplete`)),
        [],
      );
    });
});

describe('rules: how bad it is', () => {
  const cases: readonly (readonly [why: string, lines: readonly string[], expected: readonly string[]])[] = [
    ['a complete confidential client', confidential, []],
    [
      'what another env file may hold is a warning',
      confidential.slice(0, 2),
      ['information callback-origin', 'warning confidential-without-oidc'],
    ],
    ['what this one blanks is an error', [...confidential, 'OIDC_CLIENT_ID='], ['error confidential-without-oidc']],
    [
      'an endpoint as authority keeps the browser out',
      ['AUTHENTICATION_AUTHORITY=https://kc.acme.example/realms/r/protocol/openid-connect/auth'],
      ['error authority-is-endpoint'],
    ],
    [
      'but not the server',
      [...confidential, 'AUTHENTICATION_AUTHORITY=https://kc.acme.example/realms/r/protocol/openid-connect/auth'],
      ['warning authority-is-endpoint'],
    ],
    [
      'an unused callback is a warning',
      [...confidential, 'AUTHENTICATION_CALLBACK_URL=https://om.acme.example'],
      ['warning callback-path'],
    ],
    [
      'a path that a proxy may change is a warning',
      [`AUTHENTICATION_PUBLIC_KEYS=[${keys.replace('kc.acme.example', 'keycloak:8080/auth')}]`],
      ['warning keycloak-auth-prefix-mismatch'],
    ],
    [
      'the odd one out is reported, not the majority',
      [...confidential, 'OIDC_DISCOVERY_URI=https://kc.acme.example/realms/x/.well-known/openid-configuration'],
      ['warning keycloak-realm-mismatch'],
    ],
    ['a key of one more realm is welcome', [`AUTHENTICATION_PUBLIC_KEYS=[${keys},${keys.replace('/r/', '/x/')}]`], []],
    [
      'public clients use no discovery URI',
      ['OIDC_DISCOVERY_URI=https://kc.acme.example/realms/x/.well-known/openid-configuration'],
      [],
    ],
    [
      'dots belong to names, capitals do not',
      ['AUTHORIZER_ADMIN_PRINCIPALS=[ada.lovelace,Bob]'],
      ['warning admin-principal-never-matches'],
    ],
    ['a secret may hold anything', [...confidential, `OIDC_CLIENT_SECRET='"a{b}<c>your-realm"'`], []],
    ['but not only a placeholder', [...confidential, 'OIDC_CLIENT_SECRET=<client secret>'], ['error placeholder-text']],
  ];
  for (const [why, lines, expected] of cases)
    it(why, () => {
      assert.deepEqual(found(envFile, env(...lines)), expected);
    });
});

describe('rules: no message, place or fix shows a secret', () => {
  const secret = 'Pa55-of-nobody';
  for (const line of [
    `OIDC_CLIENT_SECRET=@${secret}`,
    `OIDC_CLIENT_SECRET={${secret}}`,
    `OIDC_CLIENT_SECRET=a: ${secret}`,
    `AUTHORIZER_ADMIN_PRINCIPALS=["admin:${secret}"]`,
  ])
    it(line, () => {
      const { findings } = analyze(envFile, env('OIDC_CLIENT_ID=a', line));
      assert.ok(findings.length > 0);
      const words = findings.map(({ message, related, fixes }) =>
        JSON.stringify([message, related, fixes.map(({ title }) => title)]),
      );
      assert.ok(!words.join('').includes(secret), words.join('\n'));
    });
});
