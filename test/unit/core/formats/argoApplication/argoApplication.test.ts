import assert from 'node:assert/strict';
import { argoApplication } from '../../../../../src/core/formats/argoApplication/argoApplication';
import { detectLens } from '../../../../../src/core/formats/formats';
import { applyEdits } from '../../../../../src/core/text/range';
import type { View } from '../../../../../src/core/view';

const values = (columns: number): string =>
  [
    'openmetadata:',
    '  config:',
    '    authentication:',
    '      provider: custom-oidc',
    '      clientId: open-metadata',
    '',
  ]
    .map((line) => (line === '' ? '' : ' '.repeat(columns) + line))
    .join('\n');

const head = 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: om\nspec:\n';
const source = `    repoURL: https://helm.open-metadata.org\n    chart: openmetadata\n    targetRevision: 1.12.5\n    helm:\n`;

const asObject = `${head}  source:\n${source}      valuesObject:\n${values(8)}  project: default\n`;
const asText = `${head}  source:\n${source}      values: |\n${values(8)}  project: default\n`;
const ofSeveral = `${head}  sources:\n    - repoURL: https://git.acme.example/x\n      ref: values\n    - chart: openmetadata-dependencies\n      helm:\n        valuesObject:\n          mysql: {enabled: false}\n    - chart: openmetadata\n      targetRevision: v1.12.5\n      helm:\n        values: |-\n${values(10)}`;
const ofSet = `apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators: []\n  template:\n    spec:\n      source:\n        chart: openmetadata\n        targetRevision: 1.12.5\n        helm:\n          valuesObject:\n${values(12)}`;

const all: Readonly<Record<string, string>> = { asObject, asText, ofSeveral, ofSet };

describe('Argo CD Application', () => {
  for (const [name, text] of Object.entries({ ...all, 'with CRLF': asText.replaceAll('\n', '\r\n') })) {
    it(`${name}: is read at the characters of the file`, () => {
      assert.equal(detectLens('application.yaml', text), argoApplication);
      const view = argoApplication.read(text);
      const { range, keyRange } = view.get('authn.clientId');
      assert.equal(view.format, 'argo-application');
      assert.equal(view.release, '1.12.5');
      assert.equal(text.slice(range?.start, range?.end), 'open-metadata');
      assert.equal(text.slice(keyRange?.start, keyRange?.end), 'clientId');
    });

    it(`${name}: is changed where it stands`, () => {
      const result = argoApplication.edit(text, [
        { key: 'authn.clientId', set: 'om' },
        { key: 'authn.authority', set: 'https://kc.acme.example/realms/a' },
      ]);
      assert.ok(result.ok);
      const [, eol = ''] = /open-metadata(\r?\n)/.exec(text) ?? [];
      const [indentation = ''] = /^ *(?=clientId)/m.exec(text) ?? [];
      const added = `clientId: om${eol}${indentation}authority: https://kc.acme.example/realms/a`;
      assert.equal(applyEdits(text, result.value.edits), text.replace('clientId: open-metadata', added));
    });
  }

  it('prefers valuesObject to values, as Argo CD does', () => {
    const both = asText.replace(
      '    helm:\n',
      `    helm:\n      valuesObject:\n${values(8).replace('open-metadata', 'object')}`,
    );
    assert.equal(argoApplication.read(both).get('authn.clientId').value, 'object');
  });

  it('reads no text whose characters are not those of the file, and says how to write it', () => {
    for (const written of ['values: >\n', `values: "openmetadata: {config: {authentication: {provider: basic}}}"\n`]) {
      const text = asText.replace('values: |\n', written);
      assert.equal(argoApplication.read(text).readable, false, written);
      const result = argoApplication.edit(text, [{ key: 'authn.clientId', set: 'om' }]);
      assert.ok(!result.ok);
      assert.match(result.error.message, /as a block of text behind values: \|\.$/);
    }
  });

  describe('Helm parameters', () => {
    const withParameter = (name: string): string =>
      asObject.replace('    helm:\n', `    helm:\n      parameters:\n      - name: ${name}\n        value: x\n`);
    const seen = (view: View): readonly unknown[] => [
      view.get('authn.clientId').value,
      view.get('authn.provider').value,
    ];

    it('win over values, which are unknown then', () => {
      const text = withParameter('openmetadata.config.authentication.clientId');
      assert.deepEqual(seen(argoApplication.read(text)), [undefined, 'custom-oidc']);
      const result = argoApplication.edit(text, [{ key: 'authn.clientId', set: 'om' }]);
      assert.ok(!result.ok);
      assert.match(result.error.message, /Helm parameter/);
    });

    it('of a list or of something else say nothing about other settings', () => {
      const keys = argoApplication.read(withParameter('openmetadata.config.authentication.publicKeys[0]'));
      assert.equal(keys.get('authn.publicKeyUrls').value, undefined);
      for (const name of ['openmetadata.config.authentication.clientIdentity', 'replicaCount', '{{x}}'])
        assert.deepEqual(seen(argoApplication.read(withParameter(name))), ['open-metadata', 'custom-oidc'], name);
    });
  });
});
