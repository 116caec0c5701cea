import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { back, type Answer, type Frame } from '../../../../src/vscode/platform/ask';
import { walk, type Step } from '../../../../src/vscode/platform/walk';

type State = readonly string[];
const outer: Frame = { title: 'Walk', canGoBack: false };

/** A step that adds its name, or does what the script says first. */
function steps(...script: readonly Answer<'go'>[]) {
  const left = [...script];
  const frames: string[] = [];
  const step = (name: string, applies = true): Step<State> => ({
    applies: () => applies,
    ask(state, { step: position, canGoBack }) {
      frames.push(`${name} ${String(position?.number)}/${String(position?.of)}${canGoBack ? ' back' : ''}`);
      const answer = left.length === 0 ? 'go' : left.shift();
      return Promise.resolve(answer === 'go' ? [...state, name] : answer);
    },
  });
  return { step, frames };
}

describe('walk', () => {
  it('asks each step once, numbered, and leaves out what does not apply', async () => {
    const { step, frames } = steps();
    const end = await walk([step('a'), step('b', false), step('c')], [], outer);
    assert.deepEqual(end, ['a', 'c']);
    assert.deepEqual(frames, ['a 1/2', 'c 2/2 back']);
  });

  it('goes back one step and keeps what was answered', async () => {
    const { step, frames } = steps('go', 'go', back, 'go', 'go');
    assert.deepEqual(await walk([step('a'), step('b'), step('c')], [], outer), ['a', 'b', 'b', 'c']);
    assert.deepEqual(frames.map((frame) => frame.charAt(0)).join(''), 'abcbc');
  });

  it('answers back when asked to go back from its first step', async () => {
    const { step } = steps(back);
    assert.equal(await walk([step('a')], [], outer), back);
  });

  it('ends without an answer at Escape', async () => {
    const { step, frames } = steps('go', undefined);
    assert.equal(await walk([step('a'), step('b'), step('c')], [], outer), undefined);
    assert.equal(frames.length, 2);
  });

  it('counts as one step inside another walk', async () => {
    const { step, frames } = steps();
    const inner: Step<State> = { ask: (state, frame) => walk([step('x'), step('y')], state, frame) };
    await walk([step('a'), inner], [], outer);
    assert.deepEqual(frames, ['a 1/2', 'x 2/2 back', 'y 2/2 back']);
  });

  describe('with a step that the answers before settle', () => {
    const settled = (name: string): Step<State> => ({
      settles: (state) => (state.includes('a') ? [...state, name] : undefined),
      ask: () => Promise.reject(new Error(`${name} was asked`)),
    });

    it('passes it over in both directions, and does not count it', async () => {
      const { step, frames } = steps('go', back, 'go', 'go');
      assert.deepEqual(await walk([step('a'), settled('s'), step('b')], [], outer), ['a', 's', 'a', 's', 'b']);
      // Before the first answer nobody knows that it will be settled.
      assert.deepEqual(frames, ['a 1/3', 'b 2/2 back', 'a 1/2', 'b 2/2 back']);
    });

    it('answers back where only settled steps come before', async () => {
      const { step, frames } = steps(back);
      assert.equal(await walk([settled('s'), step('b')], ['a'], outer), back);
      assert.deepEqual(frames, ['b 1/1']);
    });
  });

  describe('with a step whose answer is likely', () => {
    it('asks it only of somebody who comes back to it, and of them each time', async () => {
      const { step, frames } = steps(back, 'go', 'go');
      const likely: Step<State> = { ...step('l'), presumes: (state) => [...state, 'presumed'] };
      assert.deepEqual(await walk([likely, step('b')], [], outer), ['presumed', 'l', 'b']);
      assert.deepEqual(frames, ['b 1/1 back', 'l 1/2', 'b 2/2 back']);
    });
  });
});
