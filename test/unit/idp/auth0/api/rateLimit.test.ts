import assert from 'node:assert/strict';
import { askedWait, usualWait } from '../../../../../src/idp/auth0/api/rateLimit';

const noon = Date.UTC(2026, 10, 23, 12);
const noonText = new Date(noon).toUTCString();
const seconds = (moment: number): string => (moment / 1000).toString();

describe('how long a refused request is asked to wait', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, number | undefined])[] = [
    ['nothing is said', {}, undefined],
    ['the second of the reset', { 'x-ratelimit-reset': seconds(noon + 7000) }, 7000],
    ['a reset that is now, or was', { 'x-ratelimit-reset': seconds(noon - 7000) }, 1000],
    ['a reset that is no number', { 'x-ratelimit-reset': 'soon' }, undefined],
    ['seconds', { 'retry-after': '3' }, 3000],
    ['a date', { 'retry-after': new Date(noon + 9000).toUTCString() }, 9000],
    ['neither a number nor a date', { 'retry-after': 'later' }, undefined],
    ['both, of which Auth0’s own counts', { 'retry-after': '3', 'x-ratelimit-reset': seconds(noon + 7000) }, 7000],
  ];
  for (const [what, headers, wait] of cases) {
    it(what, () => {
      assert.equal(askedWait(new Headers(headers), noon), wait);
    });
  }

  it('goes by Auth0’s clock, not by this machine’s', () => {
    const headers = new Headers({ date: noonText, 'x-ratelimit-reset': seconds(noon + 2000) });
    assert.equal(askedWait(headers, noon - 3_600_000), 2000);
    assert.equal(askedWait(headers, noon + 3_600_000), 2000);
  });

  it('is longer each time where nothing is said', () => {
    assert.deepEqual([1, 2, 3].map(usualWait), [1000, 2000, 4000]);
  });
});
