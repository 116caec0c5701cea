import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../../src/core/analyze';
import { fixAll } from '../../../src/core/fixAll';
import { detectLens } from '../../../src/core/formats/formats';
import { applyEdits, type TextRange } from '../../../src/core/text/range';
import { damage, damaged } from '../../support/damage';
import { fixtureFiles, realFiles, type SampleFile } from '../../support/realFiles';
import { runs } from '../../support/runs';

/** Whatever the text has become: no exception, no range beyond it or its line, and only fixes that can be made or refused. */
function survives(name: string, text: string): void {
  const lens = detectLens(name, text);
  if (lens === undefined) return;
  const isInside = ({ start, end }: TextRange): boolean => 0 <= start && start <= end && end <= text.length;
  const { findings } = analyze(lens, text);
  for (const { code, message, range, related, fixes } of findings) {
    assert.ok(isInside(range) && related.every((place) => isInside(place.range)), code);
    assert.doesNotMatch(text.slice(range.start, range.end), /\n/, code);
    assert.doesNotMatch(message, /undefined|\[object|NaN/, code);
    for (const fix of fixes) {
      const edited = 'edits' in fix ? { ok: true as const, value: fix } : lens.edit(text, fix.changes);
      if (edited.ok) applyEdits(text, edited.value.edits);
    }
  }
  fixAll(lens, text);
}

const trial = (samples: readonly SampleFile[]): void => {
  fc.assert(
    fc.property(fc.constantFrom(...samples), damage, ({ name, text }, cuts) => {
      survives(name, damaged(text, cuts));
    }),
    runs(2000),
  );
};

describe('analysis never throws', () => {
  const ours = ({ name, text }: SampleFile): boolean => detectLens(name, text) !== undefined && text.length < 100_000;

  it('on fixtures in every format that somebody is in the middle of changing', () => {
    trial(fixtureFiles().filter(ours));
  });

  const real = realFiles().filter(ours);
  if (real.length === 0) return;
  it('on real files that somebody is in the middle of changing', () => {
    trial(real);
  });
});
