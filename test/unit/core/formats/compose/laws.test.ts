import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalogue } from '../../../../../src/core/catalogue/catalogue';
import type { Change } from '../../../../../src/core/finding';
import { compose } from '../../../../../src/core/formats/compose/compose';
import { applyEdits } from '../../../../../src/core/text/range';
import { describeBadInput } from '../../../../support/badInput';
import { changesOf, keepsLaws } from '../../../../support/laws';
import { runs } from '../../../../support/runs';
import { composeSamples, sharedSample } from './samples';

const settings = catalogue.filter(
  ({ type, path, env }) => type !== 'object' && path !== undefined && env !== undefined,
);

describe('laws of compose files', () => {
  for (const [name, sample] of Object.entries(composeSamples))
    it(`${name}: what is set is read, what is not stays, undo gives the same bytes`, () => {
      fc.assert(
        fc.property(changesOf(settings), (changes) => {
          // That would be a template.
          fc.pre(!JSON.stringify(changes).includes('{{'));
          keepsLaws(compose, sample, changes);
        }),
        runs(60, 0.01),
      );
    });

  it('what an anchor shares is changed here or refused, never elsewhere', () => {
    fc.assert(
      fc.property(changesOf(settings), (changes) => {
        fc.pre(!JSON.stringify(changes).includes('{{'));
        const refused = changes.some(
          (change) => change.key === 'oidc.id' || (change.key === 'authn.provider' && 'remove' in change),
        );
        if (refused) assert.ok(!compose.edit(sharedSample, changes).ok);
        else keepsLaws(compose, sharedSample, changes);
      }),
      runs(60, 0.01),
    );
  });

  it('a secret stands nowhere in the file, whatever stood there before', () => {
    const secrets = catalogue.filter(({ secret, env }) => secret && env !== undefined);
    const changes = secrets.map(({ key }): Change => ({ key, secret: 'geheim' }));
    for (const [name, sample] of Object.entries(composeSamples)) {
      const result = compose.edit(sample, changes);
      assert.ok(result.ok, name);
      const edited = applyEdits(sample, result.value.edits);
      assert.ok(!edited.includes('geheim'), edited);
      const variables = new Set(secrets.map(({ env }) => env));
      assert.deepEqual(
        new Set(result.value.elsewhere.map(({ home }) => 'variable' in home && home.variable)),
        variables,
      );
      for (const { key, env } of secrets) {
        const { value, reference } = compose.read(edited).get(key);
        assert.deepEqual([value, reference], [undefined, { kind: 'environment-variable', variable: env }], name);
      }
    }
  });
});

describeBadInput(compose, 'docker-compose.yml', [...Object.values(composeSamples), sharedSample]);
