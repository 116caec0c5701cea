import fc from 'fast-check';
import { catalogue } from '../../../../../src/core/catalogue/catalogue';
import { helmValues } from '../../../../../src/core/formats/helmValues/helmValues';
import { serverYaml } from '../../../../../src/core/formats/serverYaml/serverYaml';
import { changesOf, keepsLaws } from '../../../../support/laws';
import { runs } from '../../../../support/runs';
import { helmSamples, serverSamples } from './samples';

const laws = 'what is set is read, what is not stays, undo gives the same bytes';

describe('laws of openmetadata.yaml', () => {
  const settings = catalogue.filter(({ type, path }) => type !== 'object' && path !== undefined);
  for (const [name, sample] of Object.entries(serverSamples)) {
    it(`${name}: ${laws}`, () => {
      fc.assert(
        fc.property(changesOf(settings), (changes) => {
          keepsLaws(serverYaml, sample, changes);
        }),
        runs(60, 0.01),
      );
    });
  }
});

describe('laws of Helm values', () => {
  const settings = catalogue.filter(
    ({ type, helm, env }) => type !== 'object' && (helm !== undefined || env !== undefined),
  );
  for (const [name, sample] of Object.entries(helmSamples)) {
    it(`${name}: ${laws}`, () => {
      fc.assert(
        fc.property(changesOf(settings), (changes) => {
          // To a values file that is a template.
          fc.pre(!JSON.stringify(changes).includes('{{'));
          keepsLaws(helmValues, sample, changes);
        }),
        runs(60, 0.01),
      );
    });
  }
});
