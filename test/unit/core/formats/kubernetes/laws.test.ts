import fc from 'fast-check';
import { catalogue, type CatalogueRow } from '../../../../../src/core/catalogue/catalogue';
import { argoApplication } from '../../../../../src/core/formats/argoApplication/argoApplication';
import { configMap } from '../../../../../src/core/formats/configMap/configMap';
import { helmRelease } from '../../../../../src/core/formats/helmRelease/helmRelease';
import type { Lens } from '../../../../../src/core/formats/lens';
import { workload } from '../../../../../src/core/formats/workload/workload';
import { describeBadInput } from '../../../../support/badInput';
import { changesOf, keepsLaws } from '../../../../support/laws';
import { runs } from '../../../../support/runs';
import { samples } from './samples';

const inServer = catalogue.filter(({ type, path }) => type !== 'object' && path !== undefined);
const inChart = catalogue.filter(
  ({ type, helm, env }) => type !== 'object' && (helm !== undefined || env !== undefined),
);
const inVariables = inServer.filter(({ env }) => env !== undefined);
const { values, ...files } = samples.configMaps;

const cases: readonly (readonly [Lens, readonly CatalogueRow[], Readonly<Record<string, string>>])[] = [
  [helmRelease, inChart, samples.releases],
  [argoApplication, inChart, samples.applications],
  [configMap, inServer, files],
  [configMap, inChart, { values }],
  [configMap, inVariables, samples.variableMaps],
  [workload, inVariables, samples.workloads],
];

for (const [lens, settings, all] of cases)
  describe(`laws of ${lens.label}`, () => {
    for (const [name, sample] of Object.entries(all))
      it(`${name}: what is set is read, what is not stays, undo gives the same bytes`, () => {
        fc.assert(
          fc.property(changesOf(settings), (changes) => {
            // That would be a template.
            fc.pre(!JSON.stringify(changes).includes('{{'));
            keepsLaws(lens, sample, changes);
          }),
          runs(40, 0.01),
        );
      });
  });

describeBadInput(helmRelease, 'release.yaml', Object.values(samples.releases));
describeBadInput(argoApplication, 'application.yaml', Object.values(samples.applications));
describeBadInput(configMap, 'config-map.yaml', [
  ...Object.values(samples.configMaps),
  ...Object.values(samples.variableMaps),
]);
describeBadInput(workload, 'deployment.yaml', Object.values(samples.workloads));
