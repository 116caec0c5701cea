import assert from 'node:assert/strict';
import { analyze } from '../../../../../src/core/analyze';
import type { Finding } from '../../../../../src/core/finding';
import { envFile } from '../../../../../src/core/formats/envFile/envFile';
import { helmValues } from '../../../../../src/core/formats/helmValues/helmValues';
import type { Lens } from '../../../../../src/core/formats/lens';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';
import { applyEdits } from '../../../../../src/core/text/range';

const only = (code: string, lens: Lens, text: string, release?: string): readonly Finding[] =>
  analyze(lens, text, release === undefined ? {} : { release }).findings.filter((finding) => finding.code === code);

const severities = (code: string, lens: Lens, text: string, release?: string): readonly string[] =>
  only(code, lens, text, release).map(({ severity }) => severity);

const env = (...lines: readonly string[]): string =>
  ['AUTHENTICATION_PROVIDER=custom-oidc', 'AUTHENTICATION_CLIENT_TYPE=confidential', ...lines].join('\n');

const open = 'OIDC_SERVER_URL=https://om.acme.com';

const values = (authentication: string, rest = ''): string =>
  `openmetadata:\n  config:\n    authentication:\n${authentication.replace(/^/gm, '      ')}\n${rest}`;

describe('rules about production', () => {
  const rules: readonly (readonly [code: string, shipped: string, own: string])[] = [
    ['default-jwt-keys', 'JWT_KEY_ID=Gb389a-9f76-gdjs-a92j-0242bk94356', 'JWT_KEY_ID=7c1b9c1e'],
    ['default-fernet-key', 'FERNET_KEY=jJ/9sz0g0OHxsfxOoSfdFdmk3ysNmPRnH3TUAbz3IHA=', 'FERNET_KEY=b3duLWZlcm5ldA=='],
    ['default-administrator', 'AUTHORIZER_ADMIN_PRINCIPALS=[admin]', 'AUTHORIZER_ADMIN_PRINCIPALS=[ada]'],
    ['insecure-session-cookie', 'FORCE_SECURE_SESSION_COOKIE=false', 'FORCE_SECURE_SESSION_COOKIE=true'],
  ];
  for (const [code, shipped, own] of rules) {
    it(`${code}: written is a warning, left out of this file worth knowing`, () => {
      assert.deepEqual(severities(code, envFile, env(open, shipped)), ['warning']);
      assert.deepEqual(severities(code, envFile, env(open)), ['information']);
      assert.deepEqual(severities(code, envFile, env(open, own)), []);
    });

    it(`${code}: silent about a trial, and about what comes from elsewhere`, () => {
      for (const address of ['http://localhost:8585', 'http://openmetadata:8585', 'https://om.test', '$ADDRESS'])
        assert.deepEqual(severities(code, envFile, env(`OIDC_SERVER_URL=${address}`, shipped)), [], address);
      assert.deepEqual(severities(code, envFile, env(open, shipped.replace(/=.*/, '=$ELSEWHERE'))), []);
    });
  }

  it('the placeholder that ships is a warning in a file that holds everything', () => {
    const text = [
      'authorizerConfiguration:',
      '  adminPrincipals: ${AUTHORIZER_ADMIN_PRINCIPALS:-[admin]}',
      '  principalDomain: ${AUTHORIZER_PRINCIPAL_DOMAIN:-"open-metadata.org"}',
      'authenticationConfiguration:',
      '  provider: ${AUTHENTICATION_PROVIDER:-custom-oidc}',
      '  clientType: confidential',
      '  forceSecureSessionCookie: ${FORCE_SECURE_SESSION_COOKIE:-false}',
      '  oidcConfiguration:',
      '    serverUrl: https://om.acme.com',
      'jwtTokenConfiguration:',
      '  rsapublicKeyFilePath: ${RSA_PUBLIC_KEY_FILE_PATH:-"./conf/public_key.der"}',
      '  rsaprivateKeyFilePath: ${RSA_PRIVATE_KEY_FILE_PATH:-"./conf/private_key.der"}',
      '  keyId: ${JWT_KEY_ID:-"Gb389a-9f76-gdjs-a92j-0242bk94356"}',
      'fernetConfiguration:',
      '  fernetKey: ${FERNET_KEY:-jJ/9sz0g0OHxsfxOoSfdFdmk3ysNmPRnH3TUAbz3IHA=}',
    ].join('\n');
    for (const [code] of rules) assert.deepEqual(severities(code, serverYaml, text), ['warning'], code);
    const environment = new Map([
      ['FERNET_KEY', 'b3duLWZlcm5ldA=='],
      ['JWT_KEY_ID', '7c1b9c1e'],
    ]);
    const codes = analyze(serverYaml, text, { environment }).findings.map(({ code }) => code);
    assert.ok(!codes.includes('default-fernet-key') && !codes.includes('default-jwt-keys'));
  });

  it('the account admin is known to everybody where there is no provider', () => {
    const lines = [
      'AUTHENTICATION_PROVIDER=basic',
      'AUTHORIZER_ADMIN_PRINCIPALS=[admin]',
      'AUTHENTICATION_CALLBACK_URL=https://om.acme.com/callback',
    ];
    assert.match(only('default-administrator', envFile, lines.join('\n'))[0]?.message ?? '', /first password, admin/);
  });

  it('the key that ships is known to everybody, and shown nowhere even so', () => {
    const [finding] = only(
      'default-fernet-key',
      envFile,
      env(open, 'FERNET_KEY=jJ/9sz0g0OHxsfxOoSfdFdmk3ysNmPRnH3TUAbz3IHA='),
    );
    assert.ok(finding !== undefined && !JSON.stringify(finding).includes('jJ/9'));
  });

  it('the cookie is marked without asking only where a server before 1.11 would not stop', () => {
    const yaml =
      'authenticationConfiguration:\n  provider: okta\n  clientType: confidential\n  forceSecureSessionCookie: FORCE\n  oidcConfiguration:\n    serverUrl: https://om.acme.com\n';
    const safe = (text: string, release?: string): unknown =>
      only('insecure-session-cookie', serverYaml, text, release)[0]?.fixes[0]?.safe;
    assert.equal(safe(yaml.replace('FORCE', 'false')), true);
    assert.equal(safe(yaml.replace(/.*FORCE\n/, '')), undefined);
    assert.equal(safe(yaml.replace(/.*FORCE\n/, ''), '1.11.0'), true);
    assert.equal(only('insecure-session-cookie', serverYaml, yaml.replace('FORCE', 'false'), '1.10.15').length, 0);
  });
});

describe('jwt-key-files', () => {
  const said = (...lines: readonly string[]): readonly string[] => severities('jwt-key-files', envFile, env(...lines));
  const pair = ['RSA_PUBLIC_KEY_FILE_PATH=./keys/public.der', 'RSA_PRIVATE_KEY_FILE_PATH=./keys/private.der'];

  it('is silent about what ships and about a pair with an ID of its own', () => {
    assert.deepEqual(
      said('RSA_PUBLIC_KEY_FILE_PATH=./conf/public_key.der', 'RSA_PRIVATE_KEY_FILE_PATH=./conf/private_key.der'),
      [],
    );
    assert.deepEqual(said(...pair, 'JWT_KEY_ID=7c1b9c1e'), []);
    assert.deepEqual(said(...pair, 'JWT_KEY_ID=$ID'), []);
    assert.deepEqual(said('RSA_PUBLIC_KEY_FILE_PATH=$KEY', 'RSA_PRIVATE_KEY_FILE_PATH=./keys/private.der'), []);
  });

  it('is an error where everyone needs a token of OpenMetadata', () => {
    assert.deepEqual(said('RSA_PRIVATE_KEY_FILE_PATH='), ['error']);
    assert.deepEqual(said('AUTHENTICATION_PROVIDER=ldap', 'RSA_PRIVATE_KEY_FILE_PATH='), ['error']);
    assert.deepEqual(said('AUTHENTICATION_CLIENT_TYPE=public', 'RSA_PRIVATE_KEY_FILE_PATH='), ['warning']);
    assert.deepEqual(severities('jwt-key-files', envFile, env('RSA_PRIVATE_KEY_FILE_PATH='), '1.13.0'), ['warning']);
  });

  it('is milder where another file can name the other half', () => {
    assert.deepEqual(said(...pair.slice(1), 'JWT_KEY_ID=7c1b9c1e'), ['warning']);
    assert.deepEqual(said(...pair.slice(1), 'RSA_PUBLIC_KEY_FILE_PATH=./conf/public_key.der'), ['error']);
  });
});

describe('database-wins', () => {
  const said = (release?: string): readonly string[] => severities('database-wins', envFile, env(), release);

  it('speaks of the releases in which it is so, and only if one is named', () => {
    assert.deepEqual(
      [undefined, '1.9.8', '1.10.0', '2.0.7', 'main'].map((release) => said(release).length),
      [0, 0, 1, 1, 0],
    );
  });

  it('says nothing where no provider is set up', () => {
    assert.deepEqual(severities('database-wins', envFile, env('AUTHENTICATION_PROVIDER=basic'), '1.12.0'), []);
  });

  it('warns where the file is not read at all', () => {
    assert.deepEqual(severities('database-wins', envFile, env('SECURITY_CONFIG_SOURCE=DB')), ['warning']);
    assert.deepEqual(severities('database-wins', envFile, env('SECURITY_CONFIG_SOURCE=AUTO')), ['hint']);
  });
});

describe('replicas-need-sticky-sessions', () => {
  const text = (replicas: number): string =>
    values('provider: okta\nclientType: confidential', `replicaCount: ${replicas.toString()}`);

  it('speaks of releases that keep sessions in memory, if one is named', () => {
    const said = (release?: string): number =>
      only('replicas-need-sticky-sessions', helmValues, text(2), release).length;
    assert.deepEqual([undefined, '1.13.1', '2.0.0'].map(said), [0, 1, 0]);
    assert.equal(only('replicas-need-sticky-sessions', helmValues, text(1), '1.12.0').length, 0);
  });
});

describe('unsupported-by-release', () => {
  const code = 'unsupported-by-release';

  it('says nothing where the release is not known, but for what is gone from all', () => {
    assert.deepEqual(severities(code, serverYaml, 'authorizerConfiguration:\n  adminEmails: []\n'), []);
    const gone =
      'authenticationConfiguration:\n  samlConfiguration:\n    security:\n      wantNameIdEncrypted: VALUE\n';
    assert.deepEqual(severities(code, serverYaml, gone.replace('VALUE', 'false')), ['warning']);
    assert.deepEqual(severities(code, serverYaml, gone.replace('VALUE', '${SAML_WANT_NAME_ID_ENCRYPTED:-false}')), []);
    assert.deepEqual(severities(code, serverYaml, gone.replace('VALUE', 'false'), '1.3.4'), []);
  });

  it('reports a key that ships with a newer release', () => {
    const text = 'authorizerConfiguration:\n  adminEmails: ${AUTHORIZER_ADMIN_EMAILS:-[]}\n';
    assert.deepEqual(severities(code, serverYaml, text, '2.0.7'), ['error']);
    assert.deepEqual(severities(code, serverYaml, text, 'main'), []);
  });

  it('passes over what a chart brings along', () => {
    const text = values('oidcConfiguration:\n  maxAge: "0"');
    assert.deepEqual(severities(code, helmValues, text, '1.7.0'), []);
    assert.deepEqual(severities(code, helmValues, text.replace('"0"', '"60"'), '1.7.0'), ['warning']);
  });

  it('knows words that came later than their setting', () => {
    const said = (algorithm: string, release: string): readonly string[] =>
      severities(code, envFile, env(`AUTHENTICATION_TOKEN_VALIDATION_ALGORITHM=${algorithm}`), release);
    assert.deepEqual(said('ES256', '1.11.4'), ['error']);
    assert.deepEqual(said('ES256', '1.12.0'), []);
    assert.deepEqual(said('RS256', '1.11.4'), []);
    assert.deepEqual(said('ES256', '1.7.0'), ['warning'], 'the variable itself is not known');
  });
});

describe('deprecated-setting', () => {
  const code = 'deprecated-setting';

  it('speaks where there is a successor that is out', () => {
    const expiry = env('OIDC_SESSION_EXPIRY=86400');
    assert.equal(only(code, envFile, expiry).length, 1);
    assert.equal(only(code, envFile, expiry, '1.13.0').length, 0);
    assert.equal(only(code, envFile, env('AUTHORIZER_ADMIN_PRINCIPALS=[ada]')).length, 0);
    assert.equal(only(code, envFile, env('AUTHORIZER_ADMIN_PRINCIPALS=[ada]'), 'main').length, 1);
  });

  it('strikes the name through, and takes the value along only where the release is known', () => {
    const [unknown] = only(code, envFile, env('OIDC_SESSION_EXPIRY=86400'));
    const [known] = only(code, envFile, env('OIDC_SESSION_EXPIRY=86400'), '2.0.1');
    assert.deepEqual(unknown?.tags, ['deprecated']);
    assert.equal(unknown.fixes[0]?.preferred, undefined);
    assert.equal(known?.fixes[0]?.preferred, true);
  });

  it('knows that bots in the file stop the server', () => {
    const text = 'authorizerConfiguration:\n  botPrincipals: VALUE\n';
    assert.deepEqual(severities(code, serverYaml, text.replace('VALUE', '[]')), ['error']);
    assert.deepEqual(severities(code, serverYaml, text.replace('VALUE', '')), []);
    assert.deepEqual(severities(code, serverYaml, text.replace('VALUE', '[]'), '0.12.3'), []);
  });

  it('leaves values of the chart alone that have no successor there', () => {
    const text = values('oidcConfiguration:\n  sessionExpiry: "86400"');
    assert.deepEqual(severities(code, helmValues, text, '2.0.1'), []);
  });
});

describe('ignored-setting', () => {
  const code = 'ignored-setting';

  it('fades one name for each block that nobody reads', () => {
    const lines = [
      'AUTHENTICATION_PROVIDER=ldap',
      'OIDC_TYPE=Keycloak',
      'OIDC_CLIENT_ID=a',
      'SAML_IDP_ENTITY_ID=urn:a',
    ];
    const found = only(code, envFile, lines.join('\n'));
    assert.equal(found.length, 2);
    for (const { severity, tags } of found) assert.deepEqual([severity, tags], ['hint', ['unnecessary']]);
  });

  it('passes over what is as it ships, and what is not known', () => {
    const shipped = values(
      'provider: basic\nldapConfiguration:\n  host: localhost\n  port: 10636\nsaml:\n  debugMode: true',
    );
    assert.deepEqual(only(code, helmValues, shipped), []);
    assert.deepEqual(only(code, envFile, 'AUTHENTICATION_PROVIDER=$PROVIDER\nOIDC_TYPE=Keycloak'), []);
    assert.deepEqual(only(code, envFile, 'AUTHENTICATION_PROVIDER=Keycloak\nOIDC_TYPE=Keycloak'), []);
  });

  it('leaves a secret for a public client to the rule about it', () => {
    assert.deepEqual(
      only(code, envFile, env('AUTHENTICATION_CLIENT_TYPE=public', 'OIDC_CLIENT_SECRET=a', 'OIDC_TYPE=b')),
      [],
    );
  });

  it('knows the switches of the chart', () => {
    const off = values('provider: okta\nenabled: false\nauthority: https://acme.okta.example');
    const [finding] = only(code, helmValues, off);
    assert.equal(off.slice(finding?.range.start, finding?.range.end), 'authentication');
  });
});

describe('helm-global-values', () => {
  const code = 'helm-global-values';
  const text = 'global:\n  authorizer:\n    initialAdmins: [admin]\n';

  it('speaks of files that say nothing else of their release', () => {
    assert.ok(helmValues.detect('values.yaml', text));
    assert.deepEqual(severities(code, helmValues, text), ['error']);
    assert.deepEqual(severities(code, helmValues, text, '1.0.2'), []);
    assert.deepEqual(severities(code, helmValues, `${text}image:\n  tag: 0.13.2\n`), []);
    const keys = '  authentication:\n    publicKeys: [http://om:8585/api/v1/config/jwks]\n';
    assert.deepEqual(severities(code, helmValues, text + keys), []);
  });

  it('lets no other rule speak of values that no chart reads', () => {
    const { view, findings } = analyze(helmValues, text);
    assert.deepEqual(
      findings.map((finding) => finding.code),
      [code],
    );
    assert.deepEqual(view.get('authn.provider'), { key: 'authn.provider', value: 'basic', source: 'default' });
  });

  it('lets the file be written where charts look today', () => {
    const edited = helmValues.edit(text, [{ key: 'authn.provider', set: 'okta' }]);
    assert.ok(edited.ok);
    const after = applyEdits(text, edited.value.edits);
    assert.equal(helmValues.read(after).get('authn.provider').value, 'okta');
    assert.ok(after.includes('initialAdmins: [admin]'));
  });

  it('passes over what other charts share', () => {
    assert.ok(!helmValues.detect('values.yaml', 'global:\n  authentication:\n    enabled: true\n'));
    assert.ok(!helmValues.read('global: {}\nfoo:\n  authorizer:\n    initialAdmins: []\n').readable);
  });
});
