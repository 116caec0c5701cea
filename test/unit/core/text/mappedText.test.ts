import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mapText, plainText } from '../../../../src/core/text/mappedText';

/** `a: ${X:-long}!` read as `a: long!`, with the default standing in the source as it is. */
const withDefault = mapText([
  { text: 'a: ', source: { start: 0, end: 3 }, verbatim: true },
  { text: 'long', source: { start: 8, end: 12 }, verbatim: true },
  { text: '!', source: { start: 13, end: 14 }, verbatim: true },
]);

describe('mapText', () => {
  it('maps a range inside a segment to the same characters of the source', () => {
    assert.equal(withDefault.text, 'a: long!');
    assert.deepEqual(withDefault.sourceRange({ start: 4, end: 6 }), { start: 9, end: 11 });
  });

  it('maps a whole segment to its source, without the neighbours', () => {
    assert.deepEqual(withDefault.sourceRange({ start: 3, end: 7 }), { start: 8, end: 12 });
  });

  it('takes the whole of a replaced stretch that a range cuts into', () => {
    const replaced = mapText([
      { text: 'a: ', source: { start: 0, end: 3 }, verbatim: true },
      { text: 'from elsewhere', source: { start: 3, end: 7 }, verbatim: false },
    ]);
    assert.deepEqual(replaced.sourceRange({ start: 5, end: 8 }), { start: 3, end: 7 });
    assert.equal(replaced.isVerbatim({ start: 0, end: 3 }), true);
    assert.equal(replaced.isVerbatim({ start: 2, end: 4 }), false);
  });

  it('has an answer for an empty text', () => {
    assert.deepEqual(mapText([]).sourceRange({ start: 0, end: 0 }), { start: 0, end: 0 });
  });

  it('maps every range of a plain text to itself, moved by its offset', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), fc.nat(40), fc.nat(1000), (text, a, b, offset) => {
        const start = Math.min(a, b, text.length);
        const end = Math.min(Math.max(a, b), text.length);
        assert.deepEqual(plainText(text, offset).sourceRange({ start, end }), {
          start: start + offset,
          end: end + offset,
        });
      }),
    );
  });
});
