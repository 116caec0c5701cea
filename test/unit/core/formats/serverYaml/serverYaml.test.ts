import assert from 'node:assert/strict';
import { catalogue, type SettingKey } from '../../../../../src/core/catalogue/catalogue';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';
import type { TextRange } from '../../../../../src/core/text/range';
import type { Value } from '../../../../../src/core/value';
import type { Reading } from '../../../../../src/core/view';
import { serverSamples } from '../yaml/samples';

const { shipped = '', literal = '' } = serverSamples;

const inBlock = (line: string): string => `authenticationConfiguration:\n  ${line}\n`;

const readingOf = (text: string, key: SettingKey, variables?: Readonly<Record<string, string>>): Reading =>
  serverYaml.read(text, variables === undefined ? {} : { environment: new Map(Object.entries(variables)) }).get(key);

const slice = (text: string, range: TextRange | undefined): string | undefined =>
  range && text.slice(range.start, range.end);

describe('openmetadata.yaml: detection', () => {
  const ours: readonly (readonly [name: string, text: string])[] = [
    ['openmetadata.yaml', ''],
    ['my-openmetadata.yml', 'server:\n  port: 1\n'],
    ['config.yaml', 'authenticationConfiguration:\n  provider: basic\n'],
    ['config.yaml', '\uFEFF"authorizerConfiguration" :\n'],
    ['openmetadata.yaml', 'swagger:\n  resourcePackage: x\nauthenticationConfiguration:\n'],
    ['openmetadata.yaml.bak', 'authenticationConfiguration:\n'],
    ['Untitled-1', 'authenticationConfiguration:\n'],
  ];
  for (const [name, text] of ours) {
    it(`takes ${name}: ${JSON.stringify(text)}`, () => {
      assert.equal(serverYaml.detect(name, text), true);
    });
  }
  const foreign: readonly (readonly [name: string, text: string])[] = [
    ['docker-compose.openmetadata.yml', 'services:\n  openmetadata:\n    image: x\n'],
    ['openmetadata-values.yaml', 'openmetadata:\n  config:\n    authentication:\n      provider: basic\n'],
    [
      'openmetadata.yaml',
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  openmetadata.yaml: |\n    authenticationConfiguration:\n',
    ],
    ['openmetadata-api.yaml', 'openapi: 3.0.1\n'],
    ['openmetadata-api.yaml', 'swagger: "2.0"\n'],
    ['openmetadata-ingestion.yaml', 'source:\n  type: mysql\nworkflowConfig:\n  x: y\n'],
    ['openmetadata-tests.yml', 'on: push\njobs:\n  test:\n'],
    ['README.md', 'authenticationConfiguration:\n'],
    ['config.yaml', '  authenticationConfiguration:\n'],
    ['config.yaml', 'server:\n  port: 1\n'],
  ];
  for (const [name, text] of foreign) {
    it(`leaves ${name} alone: ${JSON.stringify(text)}`, () => {
      assert.equal(serverYaml.detect(name, text), false);
    });
  }
});

describe('openmetadata.yaml: readings', () => {
  const values: readonly (readonly [line: string, key: SettingKey, value: Value | undefined])[] = [
    ['clientId: abc', 'authn.clientId', 'abc'],
    ['clientId: 12', 'authn.clientId', '12'],
    ['enableSelfSignup: "true"', 'authn.enableSelfSignup', true],
    ['sessionExpiry: "3600"', 'authn.sessionExpiry', 3600],
    ['sessionExpiry: 1h', 'authn.sessionExpiry', '1h'],
    ['publicKeyUrls: "[a]"', 'authn.publicKeyUrls', '[a]'],
    ['publicKeyUrls: [a, 1]', 'authn.publicKeyUrls', ['a', '1']],
    ['clientId: ${X:-abc}', 'authn.clientId', 'abc'],
    ['clientId: "${X:-abc}"', 'authn.clientId', 'abc'],
    ['clientId: a-${X:-b}-c', 'authn.clientId', 'a-b-c'],
    ['clientId: ${X}', 'authn.clientId', undefined],
    ['clientId: ${X:-}', 'authn.clientId', undefined],
    ['clientId: ${X:-""}', 'authn.clientId', undefined],
    ['clientId: a-${X}-c', 'authn.clientId', undefined],
    ['clientId: ${A:-${B:-x}}', 'authn.clientId', undefined],
    ['oidcConfiguration: {customParams: ${X:-{}}}', 'oidc.customParams', {}],
    ['clientId: $${X}', 'authn.clientId', '${X}'],
    ['clientId: *alias', 'authn.clientId', 'alias'],
    ['publicKeyUrls: [a, "${X}"]', 'authn.publicKeyUrls', undefined],
    ['clientId:', 'authn.clientId', null],
  ];
  for (const [line, key, value] of values) {
    it(line, () => {
      const text = `x: &alias y\n${inBlock(line)}`;
      assert.deepEqual(readingOf(line.includes('*') ? text : inBlock(line), key).value, value);
    });
  }

  it('says which variable a value comes from, if it comes from one', () => {
    const variable = { kind: 'environment-variable', variable: 'X' };
    for (const line of ['clientId: ${X}', 'clientId: ${X:-abc}', "clientId: '${X:-abc}'"]) {
      assert.deepEqual(readingOf(inBlock(line), 'authn.clientId').reference, variable, line);
    }
    for (const line of ['clientId: abc', 'clientId: a-${X}', 'publicKeyUrls: ["${X}", "${Y}"]']) {
      assert.equal(readingOf(inBlock(line), 'authn.clientId').reference, undefined, line);
    }
  });

  it('lies on the default in a placeholder, and on the whole placeholder where there is none', () => {
    const cases = [
      ['authority: ${X:-https://a.b}', 'https://a.b'],
      ['authority: ${X:-"https://a.b"} # c', '"https://a.b"'],
      ['authority: ${X:-""}', '${X:-""}'],
      ['authority: https://${X:-a}/b', 'https://${X:-a}/b'],
    ] as const;
    for (const [line, characters] of cases) {
      const text = inBlock(line);
      const { range, keyRange } = readingOf(text, 'authn.authority');
      assert.equal(slice(text, range), characters);
      assert.equal(slice(text, keyRange), 'authority');
    }
  });

  it('gives each item of a list its characters', () => {
    const text = inBlock('publicKeyUrls: ${X:-[http://a, "http://b"]}');
    const { items = [] } = readingOf(text, 'authn.publicKeyUrls');
    assert.deepEqual(
      items.map(({ value, range }) => [value, slice(text, range)]),
      [
        ['http://a', 'http://a'],
        ['http://b', '"http://b"'],
      ],
    );
  });

  it('takes variables that are known', () => {
    const text = inBlock('publicKeyUrls: ${X:-[]}');
    const reading = readingOf(text, 'authn.publicKeyUrls', { X: '[http://a]' });
    assert.deepEqual(reading.value, ['http://a']);
    assert.equal(slice(text, reading.range), '${X:-[]}');
    assert.deepEqual(readingOf(text, 'authn.publicKeyUrls', { Y: '1' }).value, []);
  });

  it('knows what OpenMetadata shipped from what somebody wrote', () => {
    assert.equal(readingOf(shipped, 'authn.authority').stock, true);
    assert.equal(readingOf(shipped, 'oidc.sessionExpiry').stock, true);
    assert.equal(readingOf(shipped, 'oidc.serverUrl').stock, undefined);
    assert.equal(readingOf(literal, 'authn.authority').stock, undefined);
    assert.equal(
      readingOf(inBlock('authority: ${AUTHENTICATION_AUTHORITY:-https://a.b}'), 'authn.authority').stock,
      undefined,
    );
    assert.equal(readingOf(inBlock('clientId: ${MY_ID:-""}'), 'authn.clientId').stock, undefined);
  });

  it('takes what the server assumes for what is missing', () => {
    const reading = readingOf(inBlock('provider: basic'), 'authn.clientType');
    assert.deepEqual(reading, { key: 'authn.clientType', value: 'public', source: 'default' });
    assert.equal(readingOf(inBlock('provider: basic'), 'authn.authority').value, null);
    assert.equal(readingOf(inBlock('provider: basic'), 'oidc.enabled').value, undefined);
  });

  it('has a reading for every setting', () => {
    const view = serverYaml.read(literal);
    for (const { key } of catalogue) assert.equal(view.get(key).key, key);
    assert.equal(view.partial, false);
    assert.equal(slice(literal, view.heading), 'authenticationConfiguration');
  });

  it('knows the release it is told', () => {
    assert.equal(serverYaml.read(literal, { release: '1.8.0' }).release, '1.8.0');
    assert.equal('release' in serverYaml.read(literal), false);
  });
});

describe('openmetadata.yaml: structure for the schema', () => {
  const text = `other: 1\n${inBlock('clientId: ${X}')}  unheardOf: \${Y}\n  publicKeyUrls: [a, b]\nconfigSource: {security: AUTO}\n`;
  const [structure] = serverYaml.read(text).structures;

  it('holds our blocks only, unknown values as null', () => {
    assert.deepEqual(structure?.data, {
      authenticationConfiguration: { clientId: null, unheardOf: null, publicKeyUrls: ['a', 'b'] },
      configSource: { security: 'AUTO' },
    });
  });

  it('finds keys, values and items', () => {
    const at = (...path: (string | number)[]): readonly (string | undefined)[] => {
      const place = structure?.locate(path);
      return [slice(text, place?.key), slice(text, place?.value)];
    };
    assert.deepEqual(at('authenticationConfiguration', 'unheardOf'), ['unheardOf', '${Y}']);
    assert.deepEqual(at('authenticationConfiguration', 'publicKeyUrls', 1), [undefined, 'b']);
    assert.deepEqual(at('authenticationConfiguration', 'missing'), [undefined, undefined]);
    assert.deepEqual(at('configSource', 'security'), ['security', 'AUTO']);
  });
});

describe('openmetadata.yaml: what is not readable', () => {
  for (const text of [
    '',
    'server: 1\n',
    'authenticationConfiguration: "\n',
    inBlock('a: b: c'),
    `${inBlock('a: b')}---\nx: y\n`,
  ]) {
    it(JSON.stringify(text), () => {
      const view = serverYaml.read(text);
      assert.equal(view.readable, false);
      assert.deepEqual(view.structures, []);
      assert.deepEqual(view.get('authn.provider'), { key: 'authn.provider', value: undefined, source: 'default' });
    });
  }
});
