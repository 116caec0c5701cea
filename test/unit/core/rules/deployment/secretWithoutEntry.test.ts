import assert from 'node:assert/strict';
import { analyze } from '../../../../../src/core/analyze';
import type { Finding } from '../../../../../src/core/finding';
import { helmValues } from '../../../../../src/core/formats/helmValues/helmValues';

const values = (reference: string): string =>
  `openmetadata:\n  config:\n    authentication:\n      oidcConfiguration:\n        clientSecret: ${reference}\n`;

const secret = (name: string, body: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n${body}`;

function found(text: string, ...manifests: readonly string[]): readonly Finding[] {
  const nearby = manifests.map((manifest, index) => ({ path: `${String(index)}.yaml`, text: manifest }));
  return analyze(helmValues, text, { nearby }).findings.filter(({ code }) => code === 'secret-without-entry');
}

const reference = values('{secretRef: oidc, secretKey: secret}');

describe('secret-without-entry', () => {
  it('points at the Secret, and lists its entries', () => {
    const manifest = `${secret('other', 'data: {x: eA==}\n')}---\n${secret('oidc', 'stringData:\n  id: a\n  key: b\n')}`;
    const [finding] = found(reference, manifest);
    const [place] = finding?.related ?? [];
    assert.match(finding?.message ?? '', /the Secret oidc in 0\.yaml has no entry secret.* own: id, key\.$/);
    assert.deepEqual([place?.file, manifest.slice(place?.range.start, place?.range.end)], ['0.yaml', 'oidc']);
  });

  it('says nothing of what the Secret holds', () => {
    const [finding] = found(reference, secret('oidc', 'stringData:\n  id: geheim\n'));
    assert.ok(finding !== undefined && !JSON.stringify(finding).includes('geheim'));
  });

  for (const [what, ...manifests] of [
    ['has the entry', secret('oidc', 'data:\n  secret: YQ==\n')],
    ['has it in another namespace', secret('oidc', 'data: {a: b}\n'), secret('oidc', 'stringData: {secret: b}\n')],
    ['has another name', secret('other', 'data: {a: b}\n')],
    ['holds nothing yet', secret('oidc', 'data: {}\n')],
    ['is sealed', secret('oidc', 'data: {a: b}\n').replace('kind: Secret', 'kind: SealedSecret')],
    ['is a template', secret('{{ .Values.name }}', 'data: {a: b}\n')],
    ['cannot be read', `${secret('oidc', 'data: {a: b}\n')}  ]`],
    ['is not there'],
  ] as const)
    it(`is silent if the Secret ${what}`, () => {
      assert.deepEqual(found(reference, ...manifests), []);
    });

  it('is silent about what the chart itself refers to', () => {
    const manifest = secret('oidc-secrets', 'data: {a: b}\n');
    assert.deepEqual(found(values('{}').replace('clientSecret: {}', 'tenant: a'), manifest), []);
  });
});
