import assert from 'node:assert/strict';
import { catalogue, type SettingKey } from '../../../../../src/core/catalogue/catalogue';
import { helmValues } from '../../../../../src/core/formats/helmValues/helmValues';
import type { TextRange } from '../../../../../src/core/text/range';
import type { Reading } from '../../../../../src/core/view';
import { helmSamples } from '../yaml/samples';

const { chart = '', umbrella = '', sparse = '' } = helmSamples;

const readingOf = (text: string, key: SettingKey): Reading => helmValues.read(text).get(key);

const slice = (text: string, range: TextRange | undefined): string | undefined =>
  range && text.slice(range.start, range.end);

const withAuthentication = (lines: string): string =>
  `openmetadata:\n  config:\n    authentication:\n${lines.replace(/^/gm, '      ')}\n`;

const withExtraEnvs = (items: string): string => `${withAuthentication('provider: basic')}extraEnvs:\n${items}\n`;

describe('Helm values: detection', () => {
  const ours: readonly (readonly [name: string, text: string])[] = [
    ['values.yaml', chart],
    ['values-prod.yml', umbrella],
    ['openmetadata.yaml', sparse],
    ['values.yaml.gotmpl', sparse],
    ['Untitled-1', sparse],
    ['values.yaml', 'openmetadata: {config: {authorizer: {enabled: true}}}'],
    ['values.yaml', '"openmetadata":\n  "config":\n    "authentication": {}\n'],
  ];
  for (const [name, text] of ours) {
    it(`takes ${name}: ${JSON.stringify(text.slice(0, 40))}`, () => {
      assert.equal(helmValues.detect(name, text), true);
    });
  }
  const foreign: readonly (readonly [name: string, text: string])[] = [
    ['values.yaml', 'openmetadata:\n  config:\n    database:\n      host: x\n'],
    ['values.yaml', 'keycloak:\n  config:\n    authentication: x\n'],
    ['values.schema.json', '{"openmetadata": {"config": {"authentication": {}}}}'],
    ['docker-compose.yml', 'services:\n  openmetadata:\n    config:\n    authentication:\n'],
    [
      'release.yaml',
      'apiVersion: v1\nkind: HelmRelease\nspec:\n  values:\n    openmetadata:\n      config:\n        authentication:\n',
    ],
    ['openmetadata.yaml', 'authenticationConfiguration:\n  provider: basic\n'],
    ['values.yaml', 'global:\n  authentication:\n    provider: basic\n'],
    ['values.md', sparse],
  ];
  for (const [name, text] of foreign) {
    it(`leaves ${name} alone: ${JSON.stringify(text.slice(0, 40))}`, () => {
      assert.equal(helmValues.detect(name, text), false);
    });
  }
});

describe('Helm values: readings', () => {
  it("takes the chart's names and places", () => {
    assert.deepEqual(readingOf(chart, 'authz.adminPrincipals').value, ['admin', 'jane']);
    assert.deepEqual(readingOf(chart, 'authn.publicKeyUrls').value, [
      'http://openmetadata:8585/api/v1/system/config/jwks',
    ]);
    const reading = readingOf(chart, 'authn.provider');
    assert.equal(slice(chart, reading.keyRange), 'provider');
    assert.equal(slice(chart, reading.range), '"basic"');
  });

  it('finds the chart under the key of a parent chart', () => {
    assert.equal(readingOf(umbrella, 'authn.provider').value, 'basic');
    assert.equal(slice(umbrella, helmValues.read(umbrella).heading), 'authentication');
    const nested = 'openmetadata:\n  openmetadata:\n    config:\n      authentication:\n        provider: ldap\n';
    assert.equal(readingOf(nested, 'authn.provider').value, 'ldap');
  });

  it('gives values the type that the server has', () => {
    assert.equal(readingOf(chart, 'oidc.tokenValidity').value, 3600);
    assert.deepEqual(readingOf(chart, 'oidc.customParams').value, {});
    assert.equal(readingOf(chart, 'oidc.enabled').value, false);
  });

  it('takes a Secret for unknown, and says which; what the file leaves out of its name is from the chart', () => {
    const reading = readingOf(chart, 'oidc.id');
    assert.equal(reading.value, undefined);
    assert.deepEqual(reading.reference, {
      kind: 'kubernetes-secret',
      name: 'oidc-secrets',
      entry: 'openmetadata-oidc-client-id',
    });
    const named = readingOf(withAuthentication('oidcConfiguration:\n  clientSecret: {secretRef: mine}'), 'oidc.secret');
    assert.deepEqual(named.reference, {
      kind: 'kubernetes-secret',
      name: 'mine',
      entry: 'openmetadata-oidc-client-secret',
    });
    const none = readingOf(
      withAuthentication('saml:\n  sp:\n    spPrivateKey: {secretRef: "", secretKey: ""}'),
      'saml.sp.spPrivateKey',
    );
    assert.deepEqual([none.value, none.reference], [null, undefined]);
    assert.equal(readingOf(withAuthentication('oidcConfiguration:\n  clientId: abc'), 'oidc.id').value, 'abc');
  });

  it("takes the chart's default for what is missing", () => {
    const reading = readingOf(sparse, 'authn.clientType');
    assert.deepEqual(reading, { key: 'authn.clientType', value: 'public', source: 'default' });
    assert.equal(readingOf(sparse, 'oidc.secret').reference?.kind, 'kubernetes-secret');
    assert.equal(readingOf(sparse, 'authn.forceSecureSessionCookie').value, false);
    assert.equal(readingOf(sparse, 'oidc').value, undefined);
  });

  it('knows nothing of templates', () => {
    const text = withAuthentication(
      'authority: "{{ .Values.global.keycloak }}/realms/x"\nclientId: {{ .id }}\nprovider: basic',
    );
    assert.equal(readingOf(text, 'authn.authority').value, undefined);
    assert.equal(readingOf(text, 'authn.authority').source, 'file');
    assert.equal(readingOf(text, 'authn.clientId').value, undefined);
    assert.equal(readingOf(text, 'authn.provider').value, 'basic');
  });

  it('follows anchors and merge keys', () => {
    const text = `shared: &oidc\n  provider: custom-oidc\n  authority: &kc https://kc\nopenmetadata:\n  config:\n    authentication:\n      <<: *oidc\n      clientId: *kc\n`;
    assert.equal(readingOf(text, 'authn.provider').value, 'custom-oidc');
    assert.equal(slice(text, readingOf(text, 'authn.clientId').range), '*kc');
  });

  it('takes the release from the tag of the image', () => {
    assert.equal(helmValues.read(chart).release, '1.12.4');
    assert.equal(helmValues.read(chart, { release: '1.9.0' }).release, '1.9.0');
    assert.equal(helmValues.read(chart.replace('1.12.4', 'latest')).release, undefined);
    assert.equal(helmValues.read(chart.replace('1.12.4', 'v1.12.6.1.3-24')).release, '1.12.6');
  });

  it('has a reading for every setting', () => {
    const view = helmValues.read(chart);
    for (const { key } of catalogue) assert.equal(view.get(key).key, key);
    assert.equal(view.partial, true);
  });
});

describe('Helm values: extraEnvs', () => {
  it('wins over the chart', () => {
    const reading = readingOf(umbrella, 'authn.clientId');
    assert.equal(reading.value, 'open-metadata');
    assert.equal(slice(umbrella, reading.keyRange), 'AUTHENTICATION_CLIENT_ID');
    assert.equal(slice(umbrella, reading.range), '"open-metadata"');
  });

  it('is read as the server pastes it', () => {
    const text = withExtraEnvs(
      '- name: AUTHENTICATION_PUBLIC_KEYS\n  value: "[http://a, http://b]"\n- name: FORCE_SECURE_SESSION_COOKIE\n  value: "true"',
    );
    const reading = readingOf(text, 'authn.publicKeyUrls');
    assert.deepEqual(reading.value, ['http://a', 'http://b']);
    assert.deepEqual(
      reading.items?.map(({ range }) => slice(text, range)),
      ['http://a', 'http://b'],
    );
    assert.equal(readingOf(text, 'authn.forceSecureSessionCookie').value, true);
    assert.equal(readingOf(withExtraEnvs('- name: OIDC_TYPE\n  value: "@x"'), 'oidc.type').broken, '@x');
  });

  it('is unknown where it comes from elsewhere', () => {
    const secret = withExtraEnvs(
      '- name: OIDC_CLIENT_SECRET\n  valueFrom:\n    secretKeyRef:\n      name: sso\n      key: secret',
    );
    assert.deepEqual(readingOf(secret, 'oidc.secret').reference, {
      kind: 'kubernetes-secret',
      name: 'sso',
      entry: 'secret',
    });
    for (const item of ['value: $(OTHER)', 'value: "{{ .x }}"', 'valueFrom: {configMapKeyRef: {name: a, key: b}}']) {
      const reading = readingOf(withExtraEnvs(`- name: OIDC_TYPE\n  ${item}`), 'oidc.type');
      assert.deepEqual([reading.value, reading.source], [undefined, 'file'], item);
    }
    assert.equal(readingOf(withExtraEnvs('- name: OIDC_TYPE\n  value: a$$(B)'), 'oidc.type').value, 'a$(B)');
  });

  it('of two variables with one name the last counts', () => {
    const text = withExtraEnvs('- {name: OIDC_TYPE, value: a}\n- {name: OIDC_TYPE, value: b}');
    assert.equal(readingOf(text, 'oidc.type').value, 'b');
  });

  for (const list of ['', ' {}', ' text', '\n- a\n- [b]\n- name: 1\n- value: x\n-', ' *x']) {
    it(`anything may stand there: ${JSON.stringify(list)}`, () => {
      const text = `x: &x 1\n${withAuthentication('provider: basic')}extraEnvs:${list}\n`;
      assert.equal(readingOf(text, 'authn.provider').value, 'basic');
    });
  }
});

describe('Helm values: structure for the schema', () => {
  it('holds our blocks from the root of the chart, wherever that is', () => {
    const [structure] = helmValues.read(umbrella).structures;
    assert.deepEqual(structure?.data, {
      openmetadata: {
        config: { authentication: { provider: 'basic', publicKeys: ['http://a/b'], oidcConfiguration: {} } },
      },
    });
    const place = structure.locate(['openmetadata', 'config', 'authentication', 'publicKeys', 0]);
    assert.equal(slice(umbrella, place?.value), '"http://a/b"');
  });
});

describe('Helm values: what is not readable', () => {
  for (const text of [
    '',
    'global:\n  authentication:\n    provider: x\n',
    'openmetadata:\n  config:\n',
    'openmetadata: x',
    '- a',
    'a: "',
    `${sparse}\n---\na: b`,
  ]) {
    it(JSON.stringify(text.slice(0, 50)), () => {
      assert.equal(helmValues.read(text).readable, false);
    });
  }
});
