import assert from 'node:assert/strict';
import { isUrl } from '../../../src/idp/isUrl';

describe('what is a URL', () => {
  it('stays one however often it is asked', () => {
    for (let nth = 0; nth < 50_000; nth += 1) assert.ok(isUrl(`https://om.acme.example/${(nth % 7).toString()}`));
    assert.ok(isUrl('https://ü.acme.example/callback'));
    assert.ok(!isUrl('om.acme.example'));
    assert.ok(isUrl('/callback', 'https://ü.acme.example'));
    assert.ok(!isUrl('/callback'));
  });
});
