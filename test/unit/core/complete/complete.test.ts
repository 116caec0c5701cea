import assert from 'node:assert/strict';
import { catalogue } from '../../../../src/core/catalogue/catalogue';
import { completeAt } from '../../../../src/core/complete';
import type { Completion } from '../../../../src/core/complete/completion';
import { envFile } from '../../../../src/core/formats/envFile/envFile';
import { detectLens } from '../../../../src/core/formats/formats';
import { helmValues } from '../../../../src/core/formats/helmValues/helmValues';
import { serverYaml } from '../../../../src/core/formats/serverYaml/serverYaml';
import { withCursor } from '../../../support/cursor';
import { at, labels, taken } from './arrange';

const server = `authenticationConfiguration:
  clientType: confidential
  provider: custom-oidc
  authority: https://kc.acme.example/realms/acme
`;

const chart = `openmetadata:
  config:
    authentication:
      provider: custom-oidc
      clientType: confidential
      authority: https://kc.acme.example/realms/acme
`;

const env = `AUTHENTICATION_PROVIDER=custom-oidc
AUTHENTICATION_AUTHORITY=https://kc.acme.example/realms/acme
`;

const certificates = 'https://kc.acme.example/realms/acme/protocol/openid-connect/certs';
const discovery = 'https://kc.acme.example/realms/acme/.well-known/openid-configuration';

describe('completeAt: keys', () => {
  it('offers the keys that a block lacks, and no others', () => {
    const offered = labels(at(serverYaml, `${server}  ¦\n`));
    assert.ok(offered.includes('callbackUrl'));
    assert.ok(offered.includes('oidcConfiguration'));
    assert.ok(!offered.includes('authority'));
    assert.ok(!offered.includes('discoveryUri'));
  });

  it('replaces what is typed of a key, though the text does not parse', () => {
    assert.equal(taken(serverYaml, `${server}  callb¦\n`, 'callbackUrl'), `${server}  callbackUrl: ¦\n`);
    assert.equal(taken(serverYaml, `${server}  cli¦Typ: x\n`, 'callbackUrl'), `${server}  callbackUrl¦: x\n`);
  });

  it('opens a block below its key, and a list between its brackets', () => {
    assert.equal(taken(serverYaml, `${server}  ¦\n`, 'oidcConfiguration'), `${server}  oidcConfiguration:\n    ¦\n`);
    assert.equal(taken(serverYaml, `${server}  ¦\n`, 'publicKeyUrls'), `${server}  publicKeyUrls: [¦]\n`);
  });

  it('keeps the line ends of the file', () => {
    const windows = `${server}  ¦\n`.replaceAll('\n', '\r\n');
    assert.match(taken(serverYaml, windows, 'oidcConfiguration'), /oidcConfiguration:\r\n {4}¦\r\n$/);
  });

  it('offers the keys of a block that holds nothing yet, and of the file', () => {
    assert.ok(labels(at(serverYaml, `${server}  oidcConfiguration:\n    ¦\n`)).includes('discoveryUri'));
    assert.deepEqual(labels(at(serverYaml, `${server}¦\n`)), [
      'authorizerConfiguration',
      'jwtTokenConfiguration',
      'configSource',
    ]);
    assert.ok(labels(at(helmValues, 'openmetadata:\n  config:\n    ¦\n')).includes('authorizer'));
  });

  it('offers the keys of a map in brackets', () => {
    const offered = taken(serverYaml, `${server}  oidcConfiguration: {id: om, ¦}\n`, 'scope');
    assert.match(offered, /\{id: om, scope: ¦\}/);
    assert.ok(!labels(at(serverYaml, `${server}  oidcConfiguration: {id: om, ¦}\n`)).includes('id'));
  });

  it('writes the Secret that the chart expects where it takes nothing else', () => {
    assert.equal(
      taken(helmValues, `${chart}      oidcConfiguration:\n        ¦\n`, 'clientSecret'),
      `${chart}      oidcConfiguration:\n        clientSecret:\n          secretRef: oidc-secrets\n          secretKey: openmetadata-oidc-client-secret¦\n`,
    );
  });

  it('knows the release, and says since when there is a key and what takes its place', () => {
    const old = labels(at(serverYaml, `${server}  ¦\n`, '1.10.0'));
    assert.ok(!old.includes('forceSecureSessionCookie'));
    assert.ok(
      labels(at(serverYaml, `# openmetadata-sso-release: 1.11\n${server}  ¦\n`)).includes('forceSecureSessionCookie'),
    );
    const claims = (release?: string): Completion | undefined =>
      at(serverYaml, `${server}  ¦\n`, release).find(({ label }) => label === 'jwtPrincipalClaims');
    assert.equal(claims()?.since, '1.5.0');
    assert.equal(claims('1.12.0')?.deprecated, undefined);
    assert.match(claims('main')?.deprecated ?? '', /authenticationConfiguration\.emailClaim/);
  });

  it('offers the choices that the release knows', () => {
    const algorithms = (release: string): readonly string[] =>
      labels(at(serverYaml, `${server}  tokenValidationAlgorithm: ¦\n`, release));
    assert.ok(algorithms('1.12.0').includes('ES256'));
    assert.ok(!algorithms('1.11.0').includes('ES256'));
  });

  it('does not offer what stops the server', () => {
    const offered = at(serverYaml, `${server}authorizerConfiguration:\n  ¦\n`);
    assert.ok(labels(offered).includes('adminPrincipals'));
    assert.ok(!labels(offered).includes('botPrincipals'));
  });

  it('has nothing to say in comments, in blocks of others and below a scalar', () => {
    for (const place of ['  # ¦\n', '  callbackUrl: x # ¦\n', '  callbackUrl: x\n    ¦\n', 'database:\n  ¦\n']) {
      assert.deepEqual(at(serverYaml, server + place), [], place);
    }
  });
});

describe('completeAt: variables', () => {
  it('offers those that the file lacks', () => {
    assert.equal(taken(envFile, `${env}OIDC_¦\n`, 'OIDC_CLIENT_ID'), `${env}OIDC_CLIENT_ID=¦\n`);
    assert.equal(taken(envFile, `${env}export ¦=x\n`, 'OIDC_SCOPE'), `${env}export OIDC_SCOPE¦=x\n`);
    assert.ok(!labels(at(envFile, `${env}¦\n`)).includes('AUTHENTICATION_PROVIDER'));
  });

  it('offers them in the chart’s list too', () => {
    const list = `${chart}extraEnvs:\n  - name: `;
    assert.equal(
      taken(helmValues, `${list}¦\n`, 'FORCE_SECURE_SESSION_COOKIE'),
      `${list}FORCE_SECURE_SESSION_COOKIE¦\n`,
    );
    assert.deepEqual(labels(at(helmValues, `${list}FORCE_SECURE_SESSION_COOKIE\n    value: ¦\n`)), [
      '"true"',
      '"false"',
    ]);
    assert.deepEqual(labels(at(helmValues, `${chart}extraEnvs: [{name: FORCE_SECURE_SESSION_COOKIE, value: ¦}]\n`)), [
      '"true"',
      '"false"',
    ]);
  });
});

describe('completeAt: values', () => {
  it('offers choices and booleans as the format writes them', () => {
    assert.deepEqual(labels(at(serverYaml, `${server}  responseType: ¦\n`)).slice(0, 2), ['id_token', 'code']);
    assert.deepEqual(labels(at(envFile, `${env}AUTHENTICATION_ENABLE_SELF_SIGNUP=¦\n`)), ['true', 'false']);
    assert.deepEqual(labels(at(helmValues, `${chart}      oidcConfiguration:\n        tokenValidity: ¦\n`)), [
      '"3600"',
    ]);
    assert.ok(!labels(at(helmValues, chart.replace('custom-oidc', '¦'))).includes('openmetadata'));
  });

  it('replaces the whole value, quotes kept, and puts a blank behind a bare colon', () => {
    assert.equal(
      taken(serverYaml, `${server}  responseType: "id¦_tok" # why\n`, 'code'),
      `${server}  responseType: "code¦" # why\n`,
    );
    assert.equal(taken(serverYaml, `${server}  responseType:¦\n`, 'code'), `${server}  responseType: code¦\n`);
  });

  it('builds the discovery URI from the authority, and the authority from key URLs', () => {
    const [first] = at(serverYaml, `${server}  oidcConfiguration:\n    discoveryUri: ¦\n`);
    assert.deepEqual(
      { label: first?.label, preferred: first?.preferred, description: first?.description },
      { label: discovery, preferred: true, description: 'From authority' },
    );
    const authority = `authenticationConfiguration:\n  authority: ¦\n  publicKeyUrls: [${certificates}]\n`;
    assert.equal(at(serverYaml, authority)[0]?.label, 'https://kc.acme.example/realms/acme');
    assert.equal(at(envFile, `${env}OIDC_DISCOVERY_URI=¦\n`)[0]?.label, discovery);
  });

  it('builds key URLs of the provider and of OpenMetadata, those that are there left out', () => {
    const callback = '  callbackUrl: https://om.acme.example/callback\n';
    const own = 'https://om.acme.example/api/v1/system/config/jwks';
    assert.equal(labels(at(serverYaml, `${server}${callback}  publicKeyUrls: ¦\n`))[0], `[${own}, ${certificates}]`);
    for (const place of [`[¦, ${certificates}]`, `[${certificates}, ¦`, `\n    - ${certificates}\n    - ¦`]) {
      const offered = labels(at(serverYaml, `${server}${callback}  publicKeyUrls: ${place}\n`));
      assert.deepEqual([offered[0], offered.includes(certificates)], [own, false], place);
    }
    assert.equal(
      labels(
        at(envFile, `${env}AUTHENTICATION_CALLBACK_URL=https://om.acme.example/callback\nAUTHENTICATION_PUBLIC_KEYS=¦`),
      )[0],
      `[${own},${certificates}]`,
    );
  });

  it('fills the default of a placeholder and leaves the placeholder', () => {
    assert.equal(
      taken(serverYaml, `${server}  publicKeyUrls: \${AUTHENTICATION_PUBLIC_KEYS:-[¦]}\n`, certificates),
      `${server}  publicKeyUrls: \${AUTHENTICATION_PUBLIC_KEYS:-[${certificates}¦]}\n`,
    );
    assert.equal(
      taken(serverYaml, `${server}  oidcConfiguration:\n    discoveryUri: "\${OIDC_DISCOVERY_URI:-¦}"\n`, discovery),
      `${server}  oidcConfiguration:\n    discoveryUri: "\${OIDC_DISCOVERY_URI:-${discovery}¦}"\n`,
    );
  });

  it('takes the callback from the address and the address from the callback, and one client ID from the other', () => {
    const oidc = (line: string): string => `${server}  clientId: om\n  oidcConfiguration:\n    ${line}\n`;
    const first = (marked: string): string | undefined => at(serverYaml, marked)[0]?.label;
    assert.equal(
      first(oidc('serverUrl: https://om.acme.example/\n    callbackUrl: ¦')),
      'https://om.acme.example/callback',
    );
    assert.equal(
      first(oidc('callbackUrl: https://om.acme.example/sub/callback\n    serverUrl: ¦')),
      'https://om.acme.example/sub',
    );
    assert.equal(first(oidc('id: ¦')), 'om');
  });

  it('derives nothing from what nobody wrote', () => {
    const shipped = 'authority: ${AUTHENTICATION_AUTHORITY:-https://accounts.google.com}';
    const text = `authenticationConfiguration:\n  provider: custom-oidc\n  ${shipped}\n  oidcConfiguration:\n    discoveryUri: ¦\n`;
    assert.deepEqual(labels(at(serverYaml, text)), ['${OIDC_DISCOVERY_URI:-""}']);
    assert.deepEqual(at(envFile, 'AUTHENTICATION_PROVIDER=okta\nOIDC_DISCOVERY_URI=¦\n'), []);
  });

  it('offers the Secret of the chart, and those that the file names', () => {
    const own = '        clientId: {secretRef: mine, secretKey: id}\n';
    const offered = at(
      helmValues,
      `${chart}      oidcConfiguration:\n${own}        clientSecret:\n          secretRef: ¦\n`,
    );
    assert.deepEqual(labels(offered), ['oidc-secrets', 'mine']);
  });

  it('offers no secret, in whatever way', () => {
    const secret = 'hunter2-hunter2';
    const file = `${env}OIDC_CLIENT_SECRET=${secret}\nSAML_KEYSTORE_PASSWORD=${secret}\n`;
    for (const { env: name = 'NONE' } of catalogue.filter((setting) => setting.secret)) {
      assert.deepEqual(at(envFile, `${file}${name}=¦\n`), [], name);
    }
    const yaml = `${server}  oidcConfiguration:\n    secret: ${secret}\n    `;
    for (const key of ['id', 'secret', 'scope', 'tenant']) {
      assert.doesNotMatch(JSON.stringify(at(serverYaml, `${yaml}${key}: ¦\n`)), /hunter2/);
    }
    assert.deepEqual(labels(at(serverYaml, `${server}  oidcConfiguration:\n    secret: ¦\n`)), [
      '${OIDC_CLIENT_SECRET:-""}',
    ]);
  });
});

describe('completeAt in other formats', () => {
  const first = (name: string, marked: string): Completion | undefined => {
    const { text, offset } = withCursor(marked);
    const lens = detectLens(name, text);
    assert.ok(lens, `${name} is nobody's`);
    return completeAt(lens, text, offset)[0];
  };
  const compose = (lines: string): string =>
    `services:\n  server:\n    image: openmetadata/server:1.12.0\n    environment:\n${lines.replace(/^(?=.)/gm, '      ')}`;
  const authority = 'https://kc.acme.example/realms/acme';

  it('completes the variables of a Compose service, as the ones beside them are written', () => {
    assert.equal(
      first('compose.yaml', compose('AUTHENTICATION_PROVIDER: google\n¦'))?.insertText,
      'AUTHENTICATION_CLIENT_TYPE: ',
    );
    const forwarded = compose('AUTHENTICATION_PROVIDER: ${AUTHENTICATION_PROVIDER:-google}\n¦');
    assert.equal(
      first('compose.yaml', forwarded)?.insertText,
      'AUTHENTICATION_CLIENT_TYPE: ${AUTHENTICATION_CLIENT_TYPE:-public}',
    );
    assert.equal(
      first('compose.yaml', compose(`- AUTHENTICATION_AUTHORITY=${authority}\n- OIDC_DISCOVERY_URI=¦`))?.label,
      discovery,
    );
    const list = compose(`AUTHENTICATION_AUTHORITY: ${authority}\nAUTHENTICATION_PUBLIC_KEYS: `);
    assert.match(first('compose.yaml', `${list}¦`)?.label ?? '', /^"\[https:.*\]"$/);
    assert.equal(first('compose.yaml', `${list}"[¦]"`)?.label, certificates);
    assert.equal(first('compose.yaml', `${list}\${AUTHENTICATION_PUBLIC_KEYS:-[¦]}`)?.label, certificates);
    assert.equal(first('compose.yaml', compose('AUTHENTICATION_ENABLE_SELF_SIGNUP: ¦'))?.label, '"true"');
  });

  it('completes the variables of Kubernetes objects', () => {
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: om}\ndata:\n  AUTHENTICATION_AUTHORITY: ${authority}\n`;
    assert.equal(first('map.yaml', `${map}  OIDC_DISCOVERY_URI: ¦\n`)?.label, discovery);
    assert.equal(first('map.yaml', `${map}  ¦\n`)?.kind, 'variable');
    const env = '        - name: AUTHENTICATION_ENABLE_SELF_SIGNUP\n          value: ¦\n';
    const pod = `apiVersion: v1\nkind: Pod\nspec:\n      containers:\n      - name: server\n        image: openmetadata/server:1.12.0\n        env:\n${env}`;
    assert.equal(first('pod.yaml', pod)?.label, '"true"');
  });

  it('completes a configuration that stands inside another file', () => {
    const inner = `authenticationConfiguration:\n  authority: ${authority}\n  oidcConfiguration:\n    discoveryUri: ¦\n`;
    const map = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: om}\ndata:\n  openmetadata.yaml: |\n${inner.replace(/^(?=.)/gm, '    ')}`;
    assert.equal(first('map.yaml', map)?.label, discovery);
  });
});
