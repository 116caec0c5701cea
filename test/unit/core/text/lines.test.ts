import assert from 'node:assert/strict';
import { LineIndex, lineEnding } from '../../../../src/core/text/lines';

describe('LineIndex', () => {
  it('splits lines at LF, CRLF and a lone CR', () => {
    const lines = new LineIndex('a\nb\r\nc\rd');
    assert.deepEqual(
      [0, 2, 5, 7].map((offset) => lines.position(offset)),
      [0, 1, 2, 3].map((line) => ({ line, column: 0 })),
    );
  });

  it('counts columns in UTF-16 units and stays inside the text', () => {
    const lines = new LineIndex('x\n😀y');
    assert.deepEqual(lines.position(4), { line: 1, column: 2 });
    assert.deepEqual(lines.position(99), { line: 1, column: 3 });
    assert.deepEqual(lines.position(-1), { line: 0, column: 0 });
  });
});

describe('lineEnding', () => {
  it('follows the majority', () => {
    assert.equal(lineEnding('a\r\nb\r\nc\n'), '\r\n');
    assert.equal(lineEnding('a\nb\r\nc\n'), '\n');
    assert.equal(lineEnding('no line end'), '\n');
  });
});
