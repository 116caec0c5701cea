import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { analyze } from '../../../../../src/core/analyze';
import { detectLens } from '../../../../../src/core/formats/formats';
import { helmRelease } from '../../../../../src/core/formats/helmRelease/helmRelease';
import { applyEdits } from '../../../../../src/core/text/range';
import { sharedPath } from '../../../../support/shared';
import { helmRelease as wrap, valuesObject, valuesText } from '../../../../support/wrappedFixtures';

const text = `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata:
  name: open-metadata
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: openmetadata
spec:
  chart:
    spec:
      chart: openmetadata
      version: 1.12.5
  values:
    openmetadata:
      config:
        authentication:
          provider: custom-oidc
          publicKeys:
            - https://om.acme.example/api/v1/system/config/jwks
          clientId: a
          clientId: open-metadata
    replicaCount: 2
  interval: 5m
`;

const view = helmRelease.read(text);
const slice = (range: { start: number; end: number } | undefined, from = text): string | undefined =>
  range && from.slice(range.start, range.end);

describe('HelmRelease: detection', () => {
  it('is told by its kind and the keys of the chart in the same object', () => {
    assert.equal(detectLens('release.yaml', text), helmRelease);
    assert.equal(detectLens('release.yaml', text.replaceAll('\n', '\r\n')), helmRelease);
    assert.equal(
      detectLens('release.yaml', text.replace('kind: HelmRelease', 'kind: "HelmRelease" # Flux')),
      helmRelease,
    );
    assert.equal(detectLens('release.json', text), undefined);
    assert.equal(detectLens('release.yaml', text.replace('kind: HelmRelease', 'kind: Kustomization')), undefined);
    assert.equal(detectLens('release.yaml', text.replace('  values:', '---')), undefined);
    assert.equal(detectLens('release.yaml', text.replace('authentication:', 'database:')), undefined);
  });
});

describe('HelmRelease: reading', () => {
  it('sees the values of the chart at the characters of the file', () => {
    const keys = view.get('authn.publicKeyUrls');
    assert.deepEqual([view.format, view.vocabulary, view.secretHome], ['helm-release', 'chart', 'kubernetes-secret']);
    assert.equal(slice(view.get('authn.provider').range), 'custom-oidc');
    assert.equal(slice(view.get('authn.provider').keyRange), 'provider');
    assert.equal(slice(keys.items?.[0]?.range), 'https://om.acme.example/api/v1/system/config/jwks');
    assert.equal(view.get('server.replicas').value, 2);
    assert.equal(slice(view.heading), 'authentication');
  });

  it('places what the schema and duplicates point at', () => {
    const path = ['openmetadata', 'config', 'authentication', 'publicKeys', 0];
    assert.equal(slice(view.structures[0]?.locate(path)?.value), 'https://om.acme.example/api/v1/system/config/jwks');
    assert.equal(slice(view.structures[0]?.locate(path.slice(0, 4))?.key), 'publicKeys');
    const [duplicate] = view.duplicates;
    assert.equal(duplicate?.range.start, text.indexOf('clientId: a'));
    assert.equal(duplicate.winner.start, text.indexOf('clientId: open'));
  });

  it('takes the release from the image, then from the chart', () => {
    const withImage = text.replace('    replicaCount: 2\n', '    image:\n      tag: 1.11.0\n');
    assert.equal(view.release, '1.12.5');
    assert.equal(helmRelease.read(withImage).release, '1.11.0');
    assert.equal(helmRelease.read(withImage, { release: '1.10.0' }).release, '1.10.0');
    for (const other of ["version: '>=1.12'", 'version: 1.12.x', 'version: 0.0.50', 'version:'])
      assert.equal(helmRelease.read(text.replace('version: 1.12.5', other)).release, undefined, other);
    assert.equal(helmRelease.read(text.replace('chart: openmetadata\n', 'chart: platform\n')).release, undefined);
  });

  it('knows nothing where the object or its values cannot be read', () => {
    for (const broken of [
      text.replace('          provider', '\t provider'),
      text.replace('provider: custom-oidc', 'provider: "custom'),
      text.replace('  interval: 5m', '<<<<<<< HEAD\n  interval: 5m'),
      text.replace('metadata:\n  name: openmetadata', 'metadata:\n  {{- include "x" . }}'),
      text.replace('  values:', '  values: &v {}\n  others: *v\n  more:'),
      text.replace(/ {2}values:[^]*/, '  values: {}\n'),
    ]) {
      const { readable } = helmRelease.read(broken);
      assert.equal(readable, false, broken);
      assert.equal(helmRelease.edit(broken, [{ key: 'authn.clientId', set: 'x' }]).ok, false);
    }
  });

  it('minds no other object of the file', () => {
    const withTemplate = text.replace('metadata:\n  name: open-metadata', 'metadata:\n  {{- include "x" . }}');
    assert.equal(helmRelease.read(withTemplate).get('authn.clientId').value, 'open-metadata');
  });
});

describe('HelmRelease: editing', () => {
  it('writes below spec.values with its indentation', () => {
    const result = helmRelease.edit(text, [
      { key: 'authn.clientId', set: 'om' },
      { key: 'authn.providerName', set: 'Keycloak' },
      {
        key: 'authn.publicKeyUrls',
        set: ['https://om.acme.example/api/v1/system/config/jwks', 'https://kc.acme.example/c'],
      },
    ]);
    assert.ok(result.ok);
    const expected = text
      .replace('clientId: open-metadata', 'clientId: om')
      .replace('jwks\n', 'jwks\n            - https://kc.acme.example/c\n')
      .replace(
        'replicaCount: 2\n',
        'replicaCount: 2\n    extraEnvs:\n      - name: CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME\n        value: "Keycloak"\n',
      );
    assert.equal(applyEdits(text, result.value.edits), expected);
  });

  it('puts secrets elsewhere, as in a values file', () => {
    const result = helmRelease.edit(text, [{ key: 'oidc.secret', secret: 'yes' }]);
    assert.ok(result.ok);
    assert.deepEqual(result.value.elsewhere, [
      {
        key: 'oidc.secret',
        value: '"yes"',
        secret: true,
        home: { kind: 'kubernetes-secret', name: 'oidc-secrets', entry: 'openmetadata-oidc-client-secret' },
      },
    ]);
  });

  it('says what to do about a file that holds no values', () => {
    const result = helmRelease.edit(text.replace(/ {2}values:[^]*/, ''), [{ key: 'authn.clientId', set: 'om' }]);
    assert.ok(!result.ok);
    assert.match(result.error.message, /^This HelmRelease holds no values .* first\.$/);
  });
});

describe('values as they ship, inside a manifest', () => {
  const path = sharedPath('corpus/helm-chart-values/values@openmetadata-1.13.0.yaml');
  if (path === undefined) return;
  const values = readFileSync(path, 'utf8');
  for (const { format, name, marked } of [wrap(values), valuesObject(values), valuesText(values)])
    it(`${name}: no error, no warning`, () => {
      const lens = detectLens(name, marked);
      assert.equal(lens?.id, format);
      const analysis = analyze(lens, marked);
      assert.ok(analysis.view.readable);
      const serious = analysis.findings.filter(({ severity }) => severity === 'error' || severity === 'warning');
      assert.deepEqual(
        serious.map(({ code, message }) => `${code}: ${message}`),
        [],
      );
    });
});
