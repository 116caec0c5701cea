import assert from 'node:assert/strict';
import { durationText, waitsOf } from '../../../../../src/idp/auth0/api/waits';
import type { SessionHost } from '../../../../../src/idp/connection';

describe('what is said of waiting', () => {
  const said: (string | undefined)[] = [];
  const host: SessionHost = {
    keepCredential: () => Promise.resolve(),
    log: () => undefined,
    waits: (why) => void said.push(why),
  };
  beforeEach(() => said.splice(0));

  it('is nothing for a moment', () => {
    const wait = waitsOf(host)();
    wait.tells(900);
    wait.over();
    assert.deepEqual(said, []);
  });

  it('is the longest of all waits, once, and that they go on', () => {
    const newWait = waitsOf(host);
    const [first, second] = [newWait(), newWait()];
    first.tells(2500);
    second.tells(3000);
    first.tells(2400);
    second.tells(4000);
    second.over();
    first.over();
    const longest = ['Auth0 asks to wait 3 seconds', 'Auth0 asks to wait 4 seconds', 'Auth0 asks to wait 3 seconds'];
    assert.deepEqual(said, [...longest, undefined]);
  });

  it('names the time as people do', () => {
    assert.deepEqual([1, 1000, 1001, 90_000, 120_000, 900_000].map(durationText), [
      '1 second',
      '1 second',
      '2 seconds',
      '90 seconds',
      '2 minutes',
      '15 minutes',
    ]);
  });
});
