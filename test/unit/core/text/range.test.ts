import assert from 'node:assert/strict';
import { applyEdits, touches } from '../../../../src/core/text/range';

describe('applyEdits', () => {
  it('replaces, inserts and deletes, whatever the order of the edits', () => {
    const edits = [
      { range: { start: 6, end: 11 }, newText: 'there' },
      { range: { start: 0, end: 1 }, newText: 'J' },
      { range: { start: 11, end: 11 }, newText: '!' },
    ];
    assert.equal(applyEdits('hello world', edits), 'Jello there!');
  });

  it('keeps the order of insertions at one place', () => {
    const at = { start: 1, end: 1 };
    assert.equal(
      applyEdits('ad', [
        { range: at, newText: 'b' },
        { range: at, newText: 'c' },
      ]),
      'abcd',
    );
  });

  it('refuses edits that overlap', () => {
    const edits = [
      { range: { start: 0, end: 3 }, newText: '' },
      { range: { start: 2, end: 4 }, newText: '' },
    ];
    assert.throws(() => applyEdits('abcdef', edits), RangeError);
  });
});

describe('touches', () => {
  it('counts both ends, as a cursor does', () => {
    const range = { start: 2, end: 4 };
    assert.deepEqual(
      [1, 2, 4, 5].map((offset) => touches(range, offset)),
      [false, true, true, false],
    );
  });
});
