import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ago } from '../../../../src/vscode/platform/ago';

describe('ago', () => {
  const then = new Date(2026, 10, 23, 9, 0, 0);
  const cases: readonly (readonly [after: string, minutes: number, words: string])[] = [
    ['a moment', 0.9, 'just now'],
    ['a minute', 1, '1 min ago'],
    ['three minutes', 3.5, '3 min ago'],
    ['an hour', 60, '1 h ago'],
    ['a night', 23 * 60, '23 h ago'],
    ['a day', 24 * 60, 'yesterday'],
    ['a week', 7 * 24 * 60, '7 days ago'],
    ['three months', 90 * 24 * 60, '3 months ago'],
    ['less than nothing, where a clock was set back', -5, 'just now'],
  ];
  for (const [after, minutes, words] of cases)
    it(`says "${words}" after ${after}`, () => {
      assert.equal(ago(then, new Date(then.getTime() + minutes * 60_000)), words);
    });
});
