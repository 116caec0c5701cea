import assert from 'node:assert/strict';
import type { SettingKey } from '../../../../../src/core/catalogue/catalogue';
import { analyze } from '../../../../../src/core/analyze';
import { compose } from '../../../../../src/core/formats/compose/compose';
import type { Value } from '../../../../../src/core/value';
import type { Reading } from '../../../../../src/core/view';
import { composeSamples } from './samples';
import { environment, file, image, readWith, slice } from './arrange';

describe('compose: detection', () => {
  const takes = (name: string, text: string): boolean => compose.detect(name, text);

  it('goes by what stands in the file, not by its name', () => {
    for (const name of ['docker-compose.yml', 'compose.yaml', 'stack.yaml', 'docker-compose.yml.j2', 'docker-compose'])
      assert.ok(takes(name, environment('AUTHENTICATION_PROVIDER: basic')), name);
    assert.ok(!takes('compose.json', environment('AUTHENTICATION_PROVIDER: basic')));
  });

  for (const [what, text] of [
    ['a variable of ours', 'services:\n  x:\n    environment:\n      AUTHENTICATION_CLIENT_ID: a\n'],
    ['one in a list', 'services:\r\n  x:\r\n    environment:\r\n      - AUTHORIZER_ADMIN_PRINCIPALS\r\n'],
    ['one in quotes', 'services:\n  x:\n    environment:\n      - "CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME=a"\n'],
    ['the image', 'services:\n  x:\n    image: ghcr.io/acme/openmetadata-server@sha256:0\n'],
    ['an image with a default', 'services:\n  x:\n    image: ${IMAGE:-openmetadata/server:1.2.0}\n'],
    ['the name of the service', 'services:\n  openmetadata-server:\n    build: .\n'],
    [
      'a variable that others have too, beside OpenMetadata',
      'services:\n  openmetadata:\n    environment:\n      OIDC_CLIENT_ID: a\n',
    ],
  ] as const)
    it(`takes ${what}`, () => {
      assert.ok(takes('compose.yaml', text));
    });

  for (const [what, text] of [
    ['other services', 'services:\n  grafana:\n    environment:\n      OIDC_CLIENT_ID: a\n'],
    ['the ingestion alone', 'services:\n  ingestion:\n    image: openmetadata/ingestion:1.12.1\n'],
    ['a manifest', 'kind: X\nservices:\n  openmetadata-server:\n    image: openmetadata/server\n'],
    ['services deeper down', 'jobs:\n  a:\n    services:\n      x:\n        image: openmetadata/server:1\n'],
    ['a comment', 'services:\n  x:\n    environment:\n      # AUTHENTICATION_PROVIDER: basic\n      A: b\n'],
  ] as const)
    it(`leaves ${what}`, () => {
      assert.ok(!takes('compose.yaml', text));
    });
});

describe('compose: which service is the server', () => {
  const provider = (text: string): Value | undefined => compose.read(text).get('authn.provider').value;
  const service = (name: string, value: string, ...lines: readonly string[]): string =>
    [
      `  ${name}:`,
      ...lines.map((line) => `    ${line}`),
      '    environment:',
      `      AUTHENTICATION_PROVIDER: ${value}`,
      '',
    ].join('\n');

  for (const [what, ...services] of [
    [
      'not the one that migrates',
      service('a', 'okta', `image: ${image}`),
      service('b', 'x', `image: ${image}`, 'command: ./bootstrap/openmetadata-ops.sh migrate'),
    ],
    [
      'nor one that does so by its entrypoint',
      service('a', 'okta', `image: ${image}`),
      service('b', 'x', `image: ${image}`, 'entrypoint: ["/bin/sh", "-c", "bootstrap/run.sh"]'),
    ],
    [
      'the one that migrates and starts',
      service(
        'a',
        'okta',
        `image: ${image}`,
        'command: sh -c "./bootstrap/openmetadata-ops.sh migrate && ./openmetadata-start.sh"',
      ),
    ],
    [
      'the one with the image',
      service('openmetadata', 'okta', `image: ${image}`),
      service('proxy', 'x', 'image: nginx'),
    ],
    ['the one with the name', service('openmetadata-server', 'okta', 'build: .'), service('other', 'x', 'build: .')],
    [
      'the last of those that migrate, if there are no others',
      service('a', 'x', 'command: migrate'),
      service('b', 'okta', 'command: migrate'),
    ],
    ['without a sign the last', service('a', 'x', 'build: .'), service('b', 'okta', 'build: .')],
  ] as const)
    it(what, () => {
      assert.equal(provider(`services:\n${services.join('')}`), 'okta');
    });

  it('none in a file of other services', () => {
    for (const text of [
      'services:\n  a:\n    image: nginx\n',
      'services:\n',
      'services: [a]\n',
      'services:\n  a: b\n',
      'x: y\n',
    ])
      assert.ok(!compose.read(text).readable, text);
  });
});

describe('compose: what the container gets', () => {
  const cases: readonly (readonly [value: string, text: string | undefined, why?: string])[] = [
    ['abc', 'abc'],
    ['"a\\tb"', 'a\tb'],
    ["'it''s'", "it's"],
    ['a b # comment', 'a b'],
    ['|-\n          a\n          b', 'a\nb'],
    ['>-\n          a\n          b', 'a b'],
    ['True', 'true', 'a boolean'],
    ['yes', 'yes', 'a text in YAML 1.2'],
    ['012', '10', 'an octal number'],
    ['0x1F', '31'],
    ['1.10', '1.1', 'a number'],
    ['"1.10"', '1.10'],
    ['1_000', '1000'],
    ['123456789012345678', '123456789012345678', 'exact, though JavaScript has no such number'],
    ['a$$b', 'a$b'],
    ['${X:-a}', 'a'],
    ['"${X:-\\"a\\"}"', '"a"'],
    ['', undefined, 'from the shell or .env'],
    ['~', undefined, 'from the shell or .env'],
    ['""', ''],
    ['{{ client }}', undefined, 'a template of something else'],
    ['"{{ client }}"', undefined],
  ];
  for (const [value, text, why] of cases)
    it(`${JSON.stringify(value)} is ${text === undefined ? 'unknown' : JSON.stringify(text)}${why === undefined ? '' : `: ${why}`}`, () => {
      const reading = compose.read(environment(`AUTHENTICATION_CLIENT_ID: ${value}`)).get('authn.clientId');
      assert.equal(reading.written, text);
      assert.equal(reading.source, 'file');
    });

  for (const [item, text] of [
    ['AUTHENTICATION_CLIENT_ID=a=b', 'a=b'],
    ['AUTHENTICATION_CLIENT_ID= a', ' a'],
    ['AUTHENTICATION_CLIENT_ID=', ''],
    ['"AUTHENTICATION_CLIENT_ID=a b"', 'a b'],
    ['AUTHENTICATION_CLIENT_ID="a"', '"a"'],
    ['AUTHENTICATION_CLIENT_ID=${X:-a}', 'a'],
    ['AUTHENTICATION_CLIENT_ID', undefined],
  ] as const)
    it(`in a list, ${item} is ${text === undefined ? 'unknown' : JSON.stringify(text)}`, () => {
      const view = compose.read(environment(`- ${item}`, '- OTHER=x'));
      assert.equal(view.get('authn.clientId').written, text);
    });

  it('the server reads it as YAML', () => {
    const view = compose.read(
      environment(
        'AUTHENTICATION_PUBLIC_KEYS: "[https://a, https://b]"',
        'AUTHENTICATION_ENABLE_SELF_SIGNUP: false',
        'OIDC_CUSTOM_PARAMS: ${OIDC_CUSTOM_PARAMS:-{}}',
        'OIDC_CLIENT_SECRET: "@x"',
      ),
    );
    assert.deepEqual(view.get('authn.publicKeyUrls').value, ['https://a', 'https://b']);
    assert.equal(view.get('authn.enableSelfSignup').value, false);
    assert.deepEqual(view.get('oidc.customParams').value, {});
    assert.equal(view.get('oidc.secret').broken, '@x');
  });

  it('knows the characters of values, names and items, through placeholders', () => {
    const text = environment(
      'AUTHENTICATION_PUBLIC_KEYS: ${KEYS:-[https://a, "https://${HOST:-b}/c"]}',
      "AUTHENTICATION_AUTHORITY: 'https://${HOST:-b}/realms/x'",
    );
    const view = compose.read(text);
    const { range, keyRange, items = [] } = view.get('authn.publicKeyUrls');
    assert.equal(slice(text, keyRange), 'AUTHENTICATION_PUBLIC_KEYS');
    assert.equal(slice(text, range), '${KEYS:-[https://a, "https://${HOST:-b}/c"]}');
    assert.deepEqual(
      items.map((item) => slice(text, item.range)),
      ['https://a', '"https://${HOST:-b}/c"'],
    );
    assert.equal(view.get('authn.authority').value, 'https://b/realms/x');
  });

  it('names the variable that a value is taken from', () => {
    const references = (value: string): Reading['reference'] =>
      compose.read(environment(`OIDC_CLIENT_SECRET: ${value}`)).get('oidc.secret').reference;
    const variable = (name: string): Reading['reference'] => ({ kind: 'environment-variable', variable: name });
    assert.deepEqual(references('${KC_SECRET}'), variable('KC_SECRET'));
    assert.deepEqual(references('${KC_SECRET:-a}'), variable('KC_SECRET'));
    assert.deepEqual(references('a${KC_SECRET}'), variable('KC_SECRET'));
    assert.deepEqual(references(''), variable('OIDC_CLIENT_SECRET'));
    assert.equal(references('abc'), undefined);
  });
});

describe('compose: anchors and extends', () => {
  it('what a merge brings in counts before the own variables, wherever it stands', () => {
    const text = `x-env: &env
  AUTHENTICATION_CLIENT_ID: shared
  OIDC_SCOPE: openid
services:
  om:
    image: ${image}
    environment:
      AUTHENTICATION_CLIENT_ID: own
      <<: *env
`;
    const view = compose.read(text);
    assert.equal(view.get('authn.clientId').value, 'own');
    const { value, range } = view.get('oidc.scope');
    assert.deepEqual([value, slice(text, range)], ['openid', 'openid']);
    assert.deepEqual(view.duplicates, []);
  });

  it('a service adds its variables to those of the one that it extends', () => {
    const text = (extend: string): string => `services:
  base:
    image: ${image}
    command: ./bootstrap/openmetadata-ops.sh migrate
    environment: {AUTHENTICATION_CLIENT_ID: base, OIDC_SCOPE: openid}
  openmetadata-server:
    extends: ${extend}
    environment: [AUTHENTICATION_CLIENT_ID=own]
`;
    const view = compose.read(text('base'));
    assert.deepEqual([view.get('authn.clientId').value, view.get('oidc.scope').value], ['own', 'openid']);
    assert.equal(compose.read(text('{service: base}')).get('oidc.scope').value, 'openid');
    assert.deepEqual(view.duplicates, []);
  });

  it('what extends another file, or itself, may hold anything', () => {
    for (const extend of ['{file: a.yaml, service: b}', 'om', 'nobody']) {
      const view = compose.read(file(`extends: ${extend}`, 'environment: {OIDC_SCOPE: openid}'));
      assert.equal(view.get('oidc.scope').value, 'openid');
      assert.equal(view.get('authn.provider').value, undefined);
    }
  });

  it('a variable that stands twice is a duplicate', () => {
    const text = environment('- OIDC_SCOPE=a', '- OIDC_SCOPE=b');
    const view = compose.read(text);
    assert.equal(view.get('oidc.scope').value, 'b');
    assert.deepEqual(
      view.duplicates.map(({ name }) => name),
      ['OIDC_SCOPE'],
    );
  });
});

describe('compose: the view', () => {
  it('a placeholder as it ships is nobody’s value', () => {
    const view = compose.read(composeSamples['shipped'] ?? '');
    const stock = (key: SettingKey): true | undefined => view.get(key).stock;
    for (const key of ['authn.provider', 'authn.publicKeyUrls', 'oidc.secret', 'oidc.customParams'] as const)
      assert.equal(stock(key), true, key);
    assert.equal(stock('authn.callbackUrl'), undefined);
    const filled = readWith(composeSamples['shipped'] ?? '', { '.env': 'AUTHENTICATION_PROVIDER=okta\n' });
    assert.deepEqual([filled.get('authn.provider').stock, filled.get('authn.provider').value], [undefined, 'okta']);
  });

  it('nor is what ships although the server no longer reads it', () => {
    const codes = (value: string): readonly string[] =>
      analyze(compose, environment(`AUTHORIZER_INGESTION_PRINCIPALS: ${value}`)).findings.map(({ code }) => code);
    assert.deepEqual(codes('${AUTHORIZER_INGESTION_PRINCIPALS:-[ingestion-bot]}'), []);
    assert.deepEqual(codes("'[ingestion-bot]'"), ['unknown-key']);
  });

  for (const [line, release] of [
    [image, '1.12.1'],
    ['openmetadata/server:${TAG:-1.10.15}', '1.10.15'],
    ['openmetadata/server:${TAG}', undefined],
    ['openmetadata/server:latest', undefined],
    ['registry:5000/openmetadata/server:1.9.7@sha256:00', '1.9.7'],
  ] as const)
    it(`${line} is ${release ?? 'no release'}`, () => {
      const text = `services:\n  om:\n    image: ${line}\n    environment: {AUTHENTICATION_PROVIDER: basic}\n`;
      assert.equal(compose.read(text).release, release);
      assert.equal(compose.read(text, { release: '1.11.0' }).release, '1.11.0');
    });

  it('knows how many servers there are, and whose network they have', () => {
    assert.equal(compose.read(file('deploy: {replicas: 3}')).get('server.replicas').value, 3);
    assert.equal(compose.read(file('scale: 2')).get('server.replicas').value, 2);
    for (const mode of ['host', 'service:keycloak', '"container:abc"'])
      assert.equal(compose.read(file(`network_mode: ${mode}`)).sharesNetwork, true);
    for (const mode of ['bridge', 'none', 'my_host'])
      assert.equal(compose.read(file(`network_mode: ${mode}`)).sharesNetwork, undefined);
  });

  it('points at the first variable of ours, else at the service', () => {
    const first = environment('TZ: UTC', 'OIDC_SCOPE: openid');
    assert.equal(slice(first, compose.read(first).heading), 'OIDC_SCOPE');
    assert.equal(slice(file(), compose.read(file()).heading), 'om');
  });
});
