import assert from 'node:assert/strict';
import { lenses } from '../../../../../src/core/formats/formats';
import { isCandidateName, mentionsOpenMetadata } from '../../../../../src/core/relevance';
import { samples } from './samples';

const expected = [
  ['helm-release', samples.releases],
  ['argo-application', samples.applications],
  ['config-map', samples.configMaps],
  ['config-map', samples.variableMaps],
  ['workload', samples.workloads],
] as const;

describe('Kubernetes formats: detection', () => {
  for (const [format, all] of expected)
    for (const [name, text] of Object.entries(all))
      it(`${format}, ${name}: is worth a look, and the first that claims it is right`, () => {
        assert.ok(isCandidateName('om.yaml') && mentionsOpenMetadata(text));
        for (const file of ['om.yaml', 'openmetadata.yaml', 'values.yaml'])
          assert.equal(lenses.find((lens) => lens.detect(file, text))?.id, format, file);
      });

  it("other manifests are nobody's", () => {
    for (const text of [
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: openmetadata\n',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: openmetadata\n',
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  OIDC_CLIENT_ID: other-program\n',
      'kind: HelmRelease\nspec:\n  values:\n    image: openmetadata\n',
      'kind: CronJob\nspec:\n  env:\n  - name: AUTHENTICATION_PROVIDER\n',
    ])
      assert.equal(
        lenses.find((lens) => lens.detect('openmetadata.yaml', text)),
        undefined,
        text,
      );
  });
});
