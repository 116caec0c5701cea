import assert from 'node:assert/strict';
import { err, ok, type Result } from '../../../../src/core/result';
import type { PlanStep } from '../../../../src/idp/change';
import type { Failure } from '../../../../src/idp/failure';
import type { ChangeHost } from '../../../../src/idp/changes/change';
import { carryOut, type Compared, type Part } from '../../../../src/idp/changes/part';

const { signal } = new AbortController();

const line = { setting: 'Enabled', before: 'off', after: 'on' };
const other = { setting: 'Standard flow', before: 'off', after: 'on' };

const change: PlanStep = { id: 'client', kind: 'change', title: 'Change it', details: [line, other] };
const create: PlanStep = { ...change, kind: 'create' };
const taken: Failure = { kind: 'conflict', message: 'It is there.', nextStep: 'Look.' };
const lost: Failure = { kind: 'unreachable', message: 'It broke.', nextStep: 'Try again.' };

/** Carries a step out at a part that now has to do what `now` says, and tells whether it was written. */
async function run(
  shown: PlanStep,
  now: Compared['step'],
  created?: Result<void, Failure>,
): Promise<{ readonly writes: number; readonly looks: number; readonly result: Result<void, Failure> }> {
  let writes = 0;
  let looks = 0;
  const part: Part<ChangeHost> = {
    subject: 'Client om',
    look: () => {
      looks += 1;
      const write = (): Promise<Result<void, Failure>> => {
        writes += 1;
        return Promise.resolve(ok(undefined));
      };
      return Promise.resolve(ok({ step: now, write }));
    },
    ...(created === undefined ? {} : { create: () => Promise.resolve(created) }),
  };
  const result = await carryOut(part, { tried: new WeakSet() }, shown, signal);
  return { writes, looks, result };
}

describe('carrying out a step', () => {
  it('writes what the plan shows, and what is left of it', async () => {
    assert.equal((await run(change, change)).writes, 1);
    assert.equal((await run(change, { ...change, details: [other] })).writes, 1);
  });

  it('does nothing where all is done', async () => {
    const { writes, result } = await run(change, { ...change, kind: 'keep', details: [] });
    assert.deepEqual([writes, result.ok], [0, true]);
  });

  const surprises: readonly (readonly [string, PlanStep, Compared['step'], RegExp])[] = [
    ['another value as it was', change, { ...change, details: [{ ...line, before: 'x' }] }, /\(Enabled\)/],
    ['another value to be', change, { ...change, details: [{ ...line, after: 'x' }] }, /\(Enabled\)/],
    ['a setting that was not shown', change, { ...change, details: [{ ...line, setting: 'Name' }] }, /\(Name\)/],
    ['something that is gone', change, { ...create, details: [] }, /has been deleted/],
    ['something to be deleted', change, { ...change, kind: 'delete' }, /made anew/],
  ];
  for (const [name, shown, now, message] of surprises) {
    it(`does not write over ${name}`, async () => {
      const { writes, result } = await run(shown, now);
      assert.equal(writes, 0);
      assert.ok(!result.ok && result.error.kind === 'conflict');
      assert.match(result.error.message, message);
    });
  }

  it('creates without looking', async () => {
    assert.deepEqual(await run(create, create, ok(undefined)), { writes: 0, looks: 0, result: ok(undefined) });
    assert.deepEqual(await run(create, create, err(lost)), { writes: 0, looks: 0, result: err(lost) });
  });

  it('looks where it is there already: nothing to do, somebody else’s, or taken by something that cannot be seen', async () => {
    assert.equal((await run(create, { ...create, kind: 'keep', details: [] }, err(taken))).result.ok, true);
    const theirs = await run(create, { ...change, details: [{ ...line, after: 'x' }] }, err(taken));
    assert.ok(!theirs.result.ok && /someone else/.test(theirs.result.error.message));
    assert.deepEqual((await run(create, create, err(taken))).result, err(taken));
  });
});
