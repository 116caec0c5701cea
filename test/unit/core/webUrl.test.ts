import assert from 'node:assert/strict';
import { withoutSlash } from '../../../src/core/webUrl';

describe('withoutSlash', () => {
  it('takes the slashes at the end, and no others', () => {
    assert.equal(withoutSlash('https://acme.example/om//'), 'https://acme.example/om');
    assert.equal(withoutSlash('https://acme.example//om'), 'https://acme.example//om');
    assert.equal(withoutSlash('///'), '');
    assert.equal(withoutSlash(''), '');
  });

  it('takes no longer for millions of them that end in something else', () => {
    const hostile = `${'/'.repeat(4_000_000)}x`;
    assert.equal(withoutSlash(hostile).length, hostile.length);
  });
});
