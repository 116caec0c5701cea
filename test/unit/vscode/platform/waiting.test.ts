import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createWaiting } from '../../../../src/vscode/platform/waiting';

const why = 'Auth0 asks to wait 3 seconds';

describe('what waits', () => {
  it('tells everybody who watches why, and when it goes on', () => {
    const waiting = createWaiting();
    const source = {};
    const told: (string | undefined)[] = [];
    const unwatch = waiting.watch(() => told.push(waiting.why));
    waiting.waits(source, why);
    waiting.waits(source, 'Auth0 asks to wait 2 seconds');
    waiting.waits(source, undefined);
    unwatch();
    waiting.waits(source, why);
    assert.deepEqual(told, [why, 'Auth0 asks to wait 2 seconds', undefined]);
    assert.equal(waiting.why, why, 'whoever begins to watch now finds it');
  });

  it('goes on only when nobody waits any more', () => {
    const waiting = createWaiting();
    const [one, other] = [{}, {}];
    waiting.waits(one, why);
    waiting.waits(other, 'Another asks to wait 9 seconds');
    waiting.waits(other, undefined);
    assert.equal(waiting.why, why);
    waiting.waits(other, undefined);
    waiting.waits(one, undefined);
    assert.equal(waiting.why, undefined);
  });
});
