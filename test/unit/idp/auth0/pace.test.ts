import assert from 'node:assert/strict';
import { createPace, type Clock, type Pace } from '../../../../src/idp/auth0/pace';

const { signal: calm } = new AbortController();

/** Time that stands still until a test moves it. Milliseconds. */
function handClock(): Clock & { pass(milliseconds: number): Promise<void>; readonly pending: number } {
  let now = 0;
  let timers: readonly { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    get pending() {
      return timers.length;
    },
    after(delay, run) {
      const timer = { at: now + delay, run };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const [due] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (due === undefined) break;
        now = due.at;
        timers = timers.filter((each) => each !== due);
        due.run();
        await settled();
      }
      now = end;
    },
  };
}

/** Everything that waits for nothing but its turn in this thread has run. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the pace of a tenant', () => {
  let clock = handClock();
  let pace: Pace;
  /** Who went, and when. */
  let went: string[] = [];
  let told: string[] = [];
  beforeEach(() => {
    clock = handClock();
    pace = createPace({ perSecond: 2, burst: 2, clock });
    went = [];
    told = [];
  });

  const ask = async (name: string, signal = calm, again = false): Promise<void> => {
    const tells = (wait: number): void => void told.push(`${name} ${wait.toString()}`);
    const turn = await pace.turn(signal, tells, again);
    went.push(turn.ok ? `${name} ${clock.now().toString()}` : `${name} ${turn.error.kind}`);
  };

  it('lets a burst go at once and the others by and by, in their order', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) void ask(name);
    await settled();
    assert.deepEqual(went, ['a 0', 'b 0']);
    await clock.pass(2000);
    assert.deepEqual(went, ['a 0', 'b 0', 'c 500', 'd 1000', 'e 1500']);
    assert.equal(clock.pending, 0);
  });

  it('saves up no more than a burst', async () => {
    await ask('a');
    await clock.pass(60_000);
    for (const name of ['b', 'c', 'd']) void ask(name);
    await settled();
    assert.deepEqual(went, ['a 0', 'b 60000', 'c 60000']);
    await clock.pass(500);
    assert.equal(went.at(-1), 'd 60500');
  });

  it('never lets more than the burst and what time brings go within a second', async () => {
    for (let index = 0; index < 20; index += 1) void ask(index.toString(), new AbortController().signal);
    await settled();
    await clock.pass(20_000);
    const moments = went.map((each) => Number(each.split(' ')[1]));
    assert.equal(moments.length, 20);
    for (const moment of moments) {
      assert.ok(moments.filter((each) => each >= moment && each < moment + 1000).length <= 2 + 1);
    }
  });

  it('tells how long there is to wait', async () => {
    for (const name of ['a', 'b', 'c', 'd']) void ask(name);
    await settled();
    assert.deepEqual(told, ['c 500', 'c 500', 'd 1000']);
  });

  it('spends no turn on somebody who gives up, and does not let the next wait for them', async () => {
    const impatient = new AbortController();
    for (const name of ['a', 'b']) void ask(name);
    void ask('c', impatient.signal);
    void ask('d');
    await settled();
    impatient.abort();
    await settled();
    assert.deepEqual(went, ['a 0', 'b 0', 'c cancelled']);
    await clock.pass(500);
    assert.equal(went.at(-1), 'd 500');
    impatient.abort();
    assert.equal(clock.pending, 0);
  });

  it('gives no turn to somebody who had given up before', async () => {
    await ask('a', AbortSignal.abort());
    assert.deepEqual(went, ['a cancelled']);
  });

  it('lets nobody go while Auth0 wants rest, then whoever was sent back first', async () => {
    await ask('a');
    pace.rest(3000);
    void ask('b');
    void ask('a again', calm, true);
    await clock.pass(2999);
    assert.deepEqual(went, ['a 0']);
    await clock.pass(1);
    assert.deepEqual(went, ['a 0', 'a again 3000', 'b 3000']);
  });

  it('makes those that wait already wait for the rest, and tells them', async () => {
    for (const name of ['a', 'b', 'c']) void ask(name);
    await settled();
    pace.rest(5000);
    assert.equal(told.at(-1), 'c 5000');
    // A shorter one does not lift it.
    pace.rest(100);
    await clock.pass(4999);
    assert.equal(went.length, 2);
    await clock.pass(1);
    assert.equal(went.at(-1), 'c 5000');
  });

  it('leaves no timer behind when the last one gives up', async () => {
    const impatient = new AbortController();
    pace.rest(5000);
    void ask('a', impatient.signal);
    await settled();
    assert.equal(clock.pending, 1);
    impatient.abort();
    await settled();
    assert.equal(clock.pending, 0);
  });
});
