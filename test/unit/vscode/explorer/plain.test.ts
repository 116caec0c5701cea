import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { oneLine } from '../../../../src/vscode/explorer/plain';
import { withoutControls } from '../../../../src/core/plainText';

describe('text of a server', () => {
  it('stays on its line', () => {
    assert.equal(oneLine('a\nb\r\n\u2028c\td'), 'a b c d');
    assert.equal(oneLine(' \u0000a\u0007 '), 'a');
  });

  it('turns no direction but its own', () => {
    assert.equal(oneLine('\u202egpj.exe\u202c'), 'gpj.exe');
    assert.equal(oneLine('عميل'), 'عميل');
  });

  it('is cut where it is too long, and never through a character', () => {
    const long = oneLine('😀'.repeat(200));
    assert.equal(long.length <= 160, true);
    assert.match(long, /^(?:😀)+…$/u);
    assert.equal(oneLine('a'.repeat(160)).length, 160);
  });

  it('keeps all that is harmless', () => {
    const names = ['[x](command:y)', '$(trash)', '<b>', 'a & b', '**'];
    for (const name of names) assert.equal(oneLine(name), name);
    assert.equal(withoutControls('a b'), 'a b');
  });
});
