import { back, type Answer, type Frame } from './ask';

/** One question, or several that belong together. It answers with the state that knows more than before. */
export interface Step<S> {
  /** False where what it asks is known from the start. Must not depend on what later steps answer. */
  applies?(state: S): boolean;
  ask(state: S, frame: Frame): Promise<Answer<S>>;
}

/**
 * Asks one step after the other. Back asks the step before again, with every answer given so far still at hand; back from
 * the first step is the answer of the walk, so walks can be steps of walks.
 * @returns the state after the last step
 */
export async function walk<S>(steps: readonly Step<S>[], initial: S, frame: Frame): Promise<Answer<S>> {
  const asked = steps.filter((step) => step.applies?.(initial) ?? true);
  let state = initial;
  let index = 0;
  for (let step = asked[index]; step !== undefined; step = asked[index]) {
    const answer = await step.ask(state, {
      title: frame.title,
      step: frame.step ?? { number: index + 1, of: asked.length },
      canGoBack: frame.canGoBack || index > 0,
    });
    if (answer === undefined) return undefined;
    if (answer !== back) {
      state = answer;
      index += 1;
    } else if (index > 0) index -= 1;
    else return back;
  }
  return state;
}
