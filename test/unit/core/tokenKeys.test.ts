import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import { parse, parseAllDocuments } from 'yaml';
import { detectLens } from '../../../src/core/formats/formats';
import type { Lens, Surroundings } from '../../../src/core/formats/lens';
import { applyEdits } from '../../../src/core/text/range';
import { configureKeys, type KeysConfigured, type WantedKeys } from '../../../src/core/tokenKeys';
import type { View } from '../../../src/core/view';
import { inverse } from '../../support/laws';
import { sharedPath } from '../../support/shared';

const folder = '/etc/openmetadata/jwtkeys';
const wanted: WantedKeys = {
  keyId: 'c8ec220c-be7d-4e47-97c7-098bf6a57ce1',
  folder,
  privateKey: 'private_key.der',
  publicKey: 'public_key.der',
};
const secret = 'openmetadata-jwt-keys';

interface Done extends KeysConfigured {
  readonly text: string;
  readonly view: View;
}

function lensOf(name: string, text: string): Lens {
  const lens = detectLens(name, text);
  assert.ok(lens, `${name} is not recognised`);
  return lens;
}

/** Edits, and sees to it that the file reads as wanted, that undo gives the same bytes, and that a second time changes nothing. */
function configured(name: string, text: string, source?: string, surroundings: Surroundings = {}): Done {
  const lens = lensOf(name, text);
  const keys = source === undefined ? wanted : { ...wanted, source };
  const result = configureKeys(lens, text, keys, surroundings);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  const after = applyEdits(text, result.value.edits);
  assert.equal(applyEdits(after, inverse(text, result.value.edits)), text, 'undo');
  const view = lens.read(after);
  assert.equal(view.get('jwt.rsaprivateKeyFilePath').value, `${folder}/private_key.der`, after);
  assert.equal(view.get('jwt.rsapublicKeyFilePath').value, `${folder}/public_key.der`);
  assert.equal(view.get('jwt.keyId').value, wanted.keyId);
  const again = configureKeys(lens, after, keys);
  assert.deepEqual(again.ok && again.value.edits, []);
  return { ...result.value, text: after, view };
}

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

/** One file of each format that says something about sign-in and nothing about keys. */
const files = {
  server: { name: 'openmetadata.yaml', text: lines('authenticationConfiguration:', '  provider: basic # for now') },
  env: { name: '.env', text: lines('# keys', 'AUTHENTICATION_PROVIDER=basic') },
  compose: {
    name: 'docker-compose.yml',
    text: lines(
      'services:',
      '  openmetadata-server:',
      '    image: openmetadata/server:1.12.1',
      '    environment:',
      '      AUTHENTICATION_PROVIDER: basic # for now',
      '  elasticsearch: {}',
    ),
  },
  values: {
    name: 'values.yaml',
    text: lines('openmetadata:', '  config:', '    authentication:', '      provider: basic', '# the end'),
  },
  workload: {
    name: 'deployment.yaml',
    text: lines(
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata: {name: om}',
      'spec:',
      '  template:',
      '    spec:',
      '      containers:',
      '        - name: om',
      '          image: openmetadata/server:1.12.1',
      '          env:',
      '            - name: AUTHENTICATION_PROVIDER',
      '              value: basic',
      '---',
      'apiVersion: v1',
      'kind: Service',
      'metadata: {name: om}',
    ),
  },
  release: {
    name: 'release.yaml',
    text: lines(
      'apiVersion: helm.toolkit.fluxcd.io/v2',
      'kind: HelmRelease',
      'metadata: {name: om}',
      'spec:',
      '  values:',
      '    openmetadata:',
      '      config:',
      '        authentication:',
      '          provider: basic',
    ),
  },
  application: {
    name: 'application.yaml',
    text: lines(
      'apiVersion: argoproj.io/v1alpha1',
      'kind: Application',
      'metadata: {name: om}',
      'spec:',
      '  source:',
      '    helm:',
      '      values: |',
      '        openmetadata:',
      '          config:',
      '            authentication:',
      '              provider: basic',
    ),
  },
  configMap: {
    name: 'config.yaml',
    text: lines(
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata: {name: om}',
      'data:',
      '  AUTHENTICATION_PROVIDER: basic',
    ),
  },
} as const;

/** What is mounted so that the server has the keys; an env file and the server's own name only paths. */
function mountedIn(format: string): string | undefined {
  if (format === 'server' || format === 'env') return undefined;
  return format === 'compose' ? './jwtkeys' : secret;
}

const windows = ({ name, text }: { readonly name: string; readonly text: string }) => ({
  name,
  text: text.replaceAll('\n', '\r\n'),
});

describe('configureKeys', () => {
  for (const [format, file] of Object.entries(files)) {
    const mounted = mountedIn(format);

    it(`names the keys in every format, once and for all (${format})`, () => {
      configured(file.name, file.text, mounted);
    });

    it(`keeps the line ends of Windows (${format})`, () => {
      const { text } = configured(windows(file).name, windows(file).text, mounted);
      assert.doesNotMatch(text, /[^\r]\n/);
    });

    it(`keeps comments and what belongs to others (${format})`, () => {
      const { text } = configured(file.name, file.text, mounted);
      for (const line of file.text.split('\n')) assert.ok(text.includes(line), line);
    });
  }

  it('completes the block of openmetadata.yaml, and keeps an issuer', () => {
    assert.equal(
      configured('openmetadata.yaml', files.server.text).view.get('jwt.jwtissuer').value,
      'open-metadata.org',
    );
    const own = `${files.server.text}jwtTokenConfiguration:\n  jwtissuer: acme.example\n`;
    assert.equal(configured('openmetadata.yaml', own).view.get('jwt.jwtissuer').value, 'acme.example');
  });

  it('changes the default of a placeholder and leaves it one', () => {
    const key = (name: string, variable: string, value: string) => `  ${name}: \${${variable}:-"${value}"} # shipped`;
    const text = lines(
      'authenticationConfiguration: {provider: basic}',
      'jwtTokenConfiguration:',
      key('rsapublicKeyFilePath', 'RSA_PUBLIC_KEY_FILE_PATH', './conf/public_key.der'),
      key('rsaprivateKeyFilePath', 'RSA_PRIVATE_KEY_FILE_PATH', './conf/private_key.der'),
      key('jwtissuer', 'JWT_ISSUER', 'open-metadata.org'),
      key('keyId', 'JWT_KEY_ID', 'Gb389a-9f76-gdjs-a92j-0242bk94356'),
    );
    assert.match(configured('openmetadata.yaml', text).text, new RegExp(`JWT_KEY_ID:-"${wanted.keyId}"} # shipped`));
  });

  it('mounts the folder in the service of a compose file', () => {
    const { text, notMounted } = configured(files.compose.name, files.compose.text, './jwtkeys');
    assert.equal(notMounted, undefined);
    const { services } = parse(text) as { services: Record<string, { volumes?: unknown } | null> };
    assert.deepEqual(services['openmetadata-server']?.volumes, ['./jwtkeys:/etc/openmetadata/jwtkeys:ro']);
    assert.deepEqual(services['elasticsearch'], {});
  });

  it('adds the folder to those that a service has, however they are written', () => {
    const withVolumes = (...volumes: readonly string[]): string =>
      files.compose.text.replace('  elasticsearch', `${volumes.join('\n')}\n  elasticsearch`);
    const volumesIn = (text: string): unknown =>
      (parse(text) as { services: Record<string, { volumes?: unknown }> }).services['openmetadata-server']?.volumes;
    const mounted = './j$$k:/etc/openmetadata/jwtkeys:ro';
    const short = configured('compose.yml', withVolumes('    volumes:', '      - logs:/logs # a'), './j$k');
    assert.deepEqual(volumesIn(short.text), ['logs:/logs', mounted]);
    const flow = configured('compose.yml', withVolumes('    volumes: ["logs:/logs"]'), './j$k');
    assert.deepEqual(volumesIn(flow.text), ['logs:/logs', mounted]);
    const long = configured(
      'compose.yml',
      withVolumes('    volumes:', '      - {type: bind, source: ./a, target: /a}'),
      './j$k',
    );
    assert.deepEqual(volumesIn(long.text), [{ type: 'bind', source: './a', target: '/a' }, mounted]);
    assert.equal(short.notMounted ?? flow.notMounted ?? long.notMounted, undefined);
  });

  it('mounts over nothing else, and says so', () => {
    const taken = files.compose.text.replace('  elasticsearch', `    volumes: ["./other:${folder}/"]\n  elasticsearch`);
    const inCompose = configured('compose.yml', taken, './jwtkeys');
    assert.match(inCompose.notMounted ?? '', /something else is mounted at \/etc\/openmetadata\/jwtkeys/);
    const values = lines(
      files.values.text.trimEnd(),
      'extraVolumeMounts:',
      '  - name: mine',
      `    mountPath: ${folder}`,
    );
    assert.match(configured('values.yaml', values, secret).notMounted ?? '', /something else is mounted/);
  });

  it('leaves alone what mounts the same Secret under a name of its own', () => {
    const values = lines(
      files.values.text.trimEnd(),
      'extraVolumes:',
      '  - name: mine',
      '    secret: {secretName: openmetadata-jwt-keys}',
      'extraVolumeMounts:',
      '  - name: mine',
      `    mountPath: ${folder}`,
    );
    const { text, notMounted } = configured('values.yaml', values, secret);
    assert.equal(notMounted, undefined);
    assert.equal(text.split('secretName').length, 2);
  });

  const volume = { name: secret, secret: { secretName: secret } };
  const mount = { name: secret, mountPath: folder, readOnly: true };

  it('has the chart mount a Secret, beside what it mounts already', () => {
    const values = lines(
      files.values.text.trimEnd(),
      'extraVolumes: []',
      'extraVolumeMounts: [{name: a, mountPath: /a}]',
    );
    const { extraVolumes, extraVolumeMounts } = parse(configured('values.yaml', values, secret).text) as {
      extraVolumes: unknown;
      extraVolumeMounts: unknown;
    };
    assert.deepEqual(extraVolumes, [volume]);
    assert.deepEqual(extraVolumeMounts, [{ name: 'a', mountPath: '/a' }, mount]);
  });

  it('mounts where the chart is a dependency of another', () => {
    const text = lines(
      'catalog:',
      ...files.values.text
        .trimEnd()
        .split('\n')
        .slice(0, 4)
        .map((line) => `  ${line}`),
    );
    const { catalog } = parse(configured('values.yaml', text, secret).text) as { catalog: Record<string, unknown> };
    assert.deepEqual(catalog['extraVolumes'], [volume]);
  });

  it('mounts in the pod and in the container of a workload', () => {
    const [deployment] = parseAllDocuments(configured('deployment.yaml', files.workload.text, secret).text);
    const pod = deployment?.toJS() as {
      spec: { template: { spec: { volumes: unknown; containers: readonly { volumeMounts: unknown }[] } } };
    };
    assert.deepEqual(pod.spec.template.spec.volumes, [volume]);
    assert.deepEqual(pod.spec.template.spec.containers[0]?.volumeMounts, [mount]);
  });

  it('says where nothing can be mounted', () => {
    assert.match(configured('config.yaml', files.configMap.text, secret).notMounted ?? '', /Mount the folder where/);
  });

  it('says which settings a file nearby overrides', () => {
    const surroundings = { nearby: [{ path: '.env', text: 'JWT_KEY_ID=another\n' }] };
    const text = files.compose.text.replace('AUTHENTICATION_PROVIDER: basic', 'JWT_KEY_ID: ${JWT_KEY_ID:-shipped}');
    assert.deepEqual(configured('docker-compose.yml', text, './jwtkeys', surroundings).overridden, ['JWT_KEY_ID']);
  });

  it('switches the block of the chart on', () => {
    const text = files.values.text.replace(
      '    authentication:',
      '    jwtTokenConfiguration: {enabled: false}\n    authentication:',
    );
    assert.equal(configured('values.yaml', text, secret).view.get('jwt.enabled').value, true);
  });

  const chart = sharedPath('corpus/helm-chart-values/values@openmetadata-1.13.0.yaml');
  const schema = sharedPath('corpus/helm-chart-values/values.schema@openmetadata-1.13.1.json');
  if (chart !== undefined && schema !== undefined) {
    it("edits the chart's own values so that its schema takes them", () => {
      const { text } = configured('values.yaml', readFileSync(chart, 'utf8'), secret);
      const validate = new Ajv({ strict: false, logger: false }).compile(
        JSON.parse(readFileSync(schema, 'utf8')) as object,
      );
      assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
      const { extraVolumes, extraVolumeMounts } = parse(text) as Record<string, unknown>;
      assert.deepEqual([extraVolumes, extraVolumeMounts], [[volume], [mount]]);
    });
  }
});
