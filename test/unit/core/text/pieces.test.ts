import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EditSequence } from '../../../../src/core/text/pieces';
import { applyEdits, type TextEdit } from '../../../../src/core/text/range';

describe('EditSequence', () => {
  it('is nothing at first, and nothing again once everything was taken back', () => {
    assert.deepEqual(new EditSequence('abc').edits, []);
    const there = new EditSequence('abc').then([{ range: { start: 1, end: 2 }, newText: 'xyz' }]);
    assert.deepEqual(there.edits, [{ range: { start: 1, end: 2 }, newText: 'xyz' }]);
    const back = there.then([{ range: { start: 1, end: 4 }, newText: 'b' }]);
    assert.equal(back.text, 'abc');
    assert.deepEqual(back.edits, []);
  });

  it('leaves the characters between two edits alone', () => {
    const edits = new EditSequence('one two three')
      .then([{ range: { start: 0, end: 3 }, newText: 'eins' }])
      .then([{ range: { start: 9, end: 14 }, newText: 'drei' }]).edits;
    assert.equal(applyEdits('one two three', edits), 'eins two drei');
    assert.ok(edits.every(({ range }) => range.end <= 3 || range.start >= 8));
  });

  it('comes to the same as one edit after another', () => {
    const step = fc.tuple(fc.nat(60), fc.nat(8), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), fc.array(step, { maxLength: 6 }), (first, steps) => {
        let sequence = new EditSequence(first);
        let text = first;
        for (const [from, length, newText] of steps) {
          const start = Math.min(from, text.length);
          const edits: readonly TextEdit[] = [
            { range: { start, end: Math.min(start + length, text.length) }, newText },
          ];
          sequence = sequence.then(edits);
          text = applyEdits(text, edits);
        }
        assert.equal(sequence.text, text);
        assert.equal(applyEdits(first, sequence.edits), text);
      }),
    );
  });
});
