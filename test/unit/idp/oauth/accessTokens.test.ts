import assert from 'node:assert/strict';
import { err, ok, type Result } from '../../../../src/core/result';
import type { Failure } from '../../../../src/idp/failure';
import { accessTokens, type AccessTokens, type TimedToken } from '../../../../src/idp/oauth/accessTokens';
import { waitUntil } from '../../../support/wait';

const grant = (accessToken: string, lifetime = 60): TimedToken => ({ accessToken, lifetime });
const { signal: calm } = new AbortController();
const ended: Failure = { kind: 'unauthorized', message: 'The session has ended.', nextStep: 'Sign in again.' };

describe('access tokens', () => {
  /** Hands out numbered tokens, and counts. */
  function counter(): { readonly obtain: () => Promise<Result<TimedToken, Failure>>; count: number } {
    const counting = {
      count: 0,
      obtain: () => {
        counting.count += 1;
        return Promise.resolve(ok(grant(`token ${counting.count.toString()}`)));
      },
    };
    return counting;
  }

  it('are used as long as they last', async () => {
    const source = counter();
    const tokens = accessTokens(source.obtain, grant('first'));
    assert.deepEqual(await tokens.get(calm), ok('first'));
    assert.deepEqual(await tokens.get(calm), ok('first'));
    assert.equal(source.count, 0);
  });

  it('are renewed when they are over, once for all who wait', async () => {
    const source = counter();
    const tokens = accessTokens(source.obtain, grant('first', 0));
    const all = await Promise.all([tokens.get(calm), tokens.get(calm), tokens.get(calm)]);
    assert.deepEqual(all, [ok('token 1'), ok('token 1'), ok('token 1')]);
    assert.equal(source.count, 1);
  });

  it('are renewed on demand', async () => {
    const tokens = accessTokens(counter().obtain, grant('first'));
    tokens.forget();
    assert.deepEqual(await tokens.get(calm), ok('token 1'));
  });

  it('pass a failure on and try again next time', async () => {
    const answers: Result<TimedToken, Failure>[] = [err(ended), ok(grant('second'))];
    const tokens = accessTokens(() => Promise.resolve(answers.shift() ?? err(ended)), grant('first', 0));
    assert.deepEqual(await tokens.get(calm), err(ended));
    assert.deepEqual(await tokens.get(calm), ok('second'));
  });

  it('let one who waits give up while another goes on waiting', async () => {
    let answer: (grant: Result<TimedToken, Failure>) => void = () => undefined;
    const pending = new Promise<Result<TimedToken, Failure>>((resolve) => {
      answer = resolve;
    });
    const tokens = accessTokens(() => pending, grant('first', 0));
    const cancel = new AbortController();
    const impatient = tokens.get(cancel.signal);
    const patient = tokens.get(calm);
    cancel.abort();
    const given = await impatient;
    assert.equal(given.ok ? undefined : given.error.kind, 'cancelled');
    answer(ok(grant('second')));
    assert.deepEqual(await patient, ok('second'));
  });

  describe('after whoever waited has given up', () => {
    /** Answers are given by hand, in the order of the questions. */
    function byHand(): {
      readonly obtain: () => Promise<Result<TimedToken, Failure>>;
      readonly answers: ((grant: Result<TimedToken, Failure>) => void)[];
    } {
      const answers: ((grant: Result<TimedToken, Failure>) => void)[] = [];
      return { answers, obtain: () => new Promise((resolve) => answers.push(resolve)) };
    }

    async function givenUp(tokens: AccessTokens): Promise<void> {
      const cancel = new AbortController();
      const asked = tokens.get(cancel.signal);
      cancel.abort();
      assert.equal((await asked).ok, false);
    }

    it('are taken by the next, who asks no second time: a refresh token may be good for one use', async () => {
      const { obtain, answers } = byHand();
      const tokens = accessTokens(obtain, grant('first', 0), 60_000);
      await givenUp(tokens);
      const next = tokens.get(calm);
      answers[0]?.(ok(grant('second')));
      assert.deepEqual(await next, ok('second'));
      assert.equal(answers.length, 1);
    });

    it('are asked for anew, once for all, where no answer comes', async () => {
      const { obtain, answers } = byHand();
      const tokens = accessTokens(obtain, grant('first', 0), 1);
      await givenUp(tokens);
      const next = Promise.all([tokens.get(calm), tokens.get(calm)]);
      await waitUntil('somebody asks anew', () => answers.length === 2);
      answers[1]?.(ok(grant('second')));
      assert.deepEqual(await next, [ok('second'), ok('second')]);
      assert.equal(answers.length, 2);
    });

    it('are asked for anew where the answer is none', async () => {
      const { obtain, answers } = byHand();
      const tokens = accessTokens(obtain, grant('first', 0), 60_000);
      await givenUp(tokens);
      const next = tokens.get(calm);
      answers[0]?.(err({ ...ended, kind: 'timeout' }));
      await waitUntil('somebody asks anew', () => answers.length === 2);
      answers[1]?.(ok(grant('second')));
      assert.deepEqual(await next, ok('second'));
    });

    it('do not keep the next from giving up as well', async () => {
      const { obtain, answers } = byHand();
      const tokens = accessTokens(obtain, grant('first', 0), 60_000);
      await givenUp(tokens);
      await givenUp(tokens);
      assert.equal(answers.length, 1);
    });
  });
});
