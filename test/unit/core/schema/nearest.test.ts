import assert from 'node:assert/strict';
import fc from 'fast-check';
import { distance, nearest } from '../../../../src/core/schema/nearest';

describe('distance', () => {
  it('counts insertions, deletions, changes and swaps', () => {
    assert.equal(distance('', 'abc'), 3);
    assert.equal(distance('abc', 'abc'), 0);
    assert.equal(distance('prinicipal', 'principal'), 1);
    assert.equal(distance('auhtority', 'authority'), 1);
    assert.equal(distance('scope', 'slope'), 1);
    assert.equal(distance('ab', 'ba'), 1);
  });

  it('is the same both ways, and zero only for the same word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(distance(a, b), distance(b, a));
        assert.equal(distance(a, b) === 0, a === b);
        assert.ok(distance(a, b) <= Math.max(a.length, b.length));
      }),
    );
  });
});

describe('nearest', () => {
  it('finds the word that was meant, whatever its case', () => {
    assert.equal(nearest('clientid', ['clientId', 'clientType']), 'clientId');
    assert.equal(nearest('dicoveryUrl', ['discoveryUri', 'serverUrl']), 'discoveryUri');
  });

  it('finds nothing where none is close or two are', () => {
    assert.equal(nearest('foo', ['scope']), undefined);
    assert.equal(nearest('XS256', ['RS256', 'ES256']), undefined);
    assert.equal(nearest('foo', []), undefined);
  });
});
