import assert from 'node:assert/strict';
import { analyze } from '../../../src/core/analyze';
import { detectLens, lenses } from '../../../src/core/formats/formats';
import { applyEdits } from '../../../src/core/text/range';
import type { FormatId } from '../../../src/core/view';
import { configureText } from '../../../src/provisioning/configureText';
import { admin, freshRealm } from '../arrange';
import { keycloakServer } from '../hooks';
import { faultsOf } from '../../support/checks';
import { canary, check, client } from './files';

const chart = ['openmetadata:', '  config:', '    authentication:', '      provider: basic'];
const indented = (lines: readonly string[], by: number): readonly string[] =>
  lines.map((line) => ' '.repeat(by) + line);

/** The smallest files of every format, before sign-in is set up. */
const files: Readonly<Record<FormatId, { readonly name: string; readonly lines: readonly string[] }>> = {
  'server-yaml': { name: 'openmetadata.yaml', lines: ['authenticationConfiguration:', '  provider: basic'] },
  'helm-values': { name: 'values.yaml', lines: chart },
  'env-file': { name: '.env', lines: ['AUTHENTICATION_PROVIDER=basic'] },
  compose: {
    name: 'docker-compose.yml',
    lines: [
      'services:',
      '  openmetadata-server:',
      '    image: docker.getcollate.io/openmetadata/server:1.12.0',
      '    environment:',
      '      AUTHENTICATION_PROVIDER: basic',
    ],
  },
  workload: {
    name: 'deployment.yaml',
    lines: [
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata:',
      '  name: openmetadata',
      'spec:',
      '  template:',
      '    spec:',
      '      containers:',
      '        - name: openmetadata',
      '          image: docker.getcollate.io/openmetadata/server:1.12.0',
      '          env:',
      '            - name: AUTHENTICATION_PROVIDER',
      '              value: basic',
    ],
  },
  'config-map': {
    name: 'configmap.yaml',
    lines: [
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata:',
      '  name: openmetadata',
      'data:',
      '  openmetadata.yaml: |',
      '    authenticationConfiguration:',
      '      provider: basic',
    ],
  },
  'helm-release': {
    name: 'release.yaml',
    lines: [
      'apiVersion: helm.toolkit.fluxcd.io/v2',
      'kind: HelmRelease',
      'metadata:',
      '  name: openmetadata',
      'spec:',
      '  chart:',
      '    spec:',
      '      chart: openmetadata',
      '  values:',
      ...indented(chart, 4),
    ],
  },
  'argo-application': {
    name: 'application.yaml',
    lines: [
      'apiVersion: argoproj.io/v1alpha1',
      'kind: Application',
      'metadata:',
      '  name: openmetadata',
      'spec:',
      '  source:',
      '    chart: openmetadata',
      '    helm:',
      '      valuesObject:',
      ...indented(chart, 8),
    ],
  },
};

describe('live checks in every format', function () {
  this.timeout(60_000);
  let realm: string;

  before(async () => {
    realm = await freshRealm();
    await client(realm);
    await client(realm, { clientId: 'for-browsers', publicClient: true });
  });

  /** The file once the client is written into it. */
  function configured(format: FormatId, flow: 'authorization-code' | 'implicit'): string {
    const { name, lines } = files[format];
    const text = `${lines.join('\n')}\n`;
    const lens = detectLens(name, text);
    assert.equal(lens?.id, format);
    const issuer = `${keycloakServer().url}/realms/${realm}`;
    const result = configureText(
      lens,
      text,
      {
        provider: 'custom-oidc',
        providerName: 'Keycloak',
        endpoints: {
          authority: issuer,
          issuer,
          jwksUri: `${issuer}/protocol/openid-connect/certs`,
          discoveryUri: `${issuer}/.well-known/openid-configuration`,
        },
        ...(flow === 'implicit' ? { clientId: 'for-browsers' } : { clientId: 'open-metadata', clientSecret: canary }),
        flow,
        openMetadataUrl: 'http://localhost:8585',
      },
      (of) => analyze(lens, of).findings,
    );
    assert.ok(result.ok, JSON.stringify(result));
    return applyEdits(text, result.value.edits);
  }

  it('there are no more formats', () => {
    assert.deepEqual(Object.keys(files).sort(), lenses.map(({ id }) => id).sort());
  });

  for (const [format, { name }] of Object.entries(files) as [FormatId, { readonly name: string }][]) {
    for (const flow of ['authorization-code', 'implicit'] as const)
      it(`${format}, ${flow}: nothing is wrong after a set-up`, async () => {
        const report = await check(configured(format, flow), undefined, name);
        assert.deepEqual(faultsOf(report), [], JSON.stringify(report.outcomes, undefined, 2));
        assert.ok(report.passed > 8);
      });

    it(`${format}: a fault stands where the file says it`, async () => {
      const text = configured(format, 'authorization-code')
        .replaceAll('open-metadata', 'no-such-client')
        .replaceAll('/protocol/openid-connect/certs', '/no-keys');
      const { observed } = await check(text, undefined, name);
      const lens = detectLens(name, text);
      assert.ok(lens !== undefined);
      const { findings } = analyze(lens, text, {}, { observed: [observed] });
      const at = (code: string): string | undefined => {
        const range = findings.find((each) => each.code === code)?.range;
        return range === undefined ? undefined : text.slice(range.start, range.end);
      };
      assert.match(at('client-not-found') ?? '', /^"?no-such-client"?$/);
      assert.match(at('keys-unreachable') ?? '', /^"?http:\/\/[^,]*\/no-keys"?$/);
    });
  }

  it('a fault goes when its setting is changed, and can be silenced', async () => {
    const text = configured('server-yaml', 'authorization-code').replaceAll('open-metadata', 'no-such-client');
    const { observed } = await check(text);
    const lens = detectLens('openmetadata.yaml', text);
    assert.ok(lens !== undefined);
    const codes = (of: string): readonly string[] =>
      analyze(lens, of, {}, { observed: [observed] }).findings.map(({ code }) => code);
    assert.ok(codes(text).includes('client-not-found'));
    assert.ok(!codes(text.replaceAll('no-such-client', 'open-metadata')).includes('client-not-found'));
    assert.ok(!codes(`# openmetadata-sso-disable client-not-found\n${text}`).includes('client-not-found'));
  });

  it('asks for no session of the administrator', async () => {
    assert.deepEqual(await admin('GET', `/${realm}/client-session-stats`), []);
  });
});
