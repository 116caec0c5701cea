import { back, type Answer, type Frame } from './ask';

/** One question, or several that belong together. It answers with the state that knows more than before. */
export interface Step<S> {
  /** False where what it asks is known from the start. Must not depend on what later steps answer. */
  applies?(state: S): boolean;
  /**
   * The state as it follows from the answers before, where that leaves nothing to ask: the step is passed over in both
   * directions. It is left as it is while an answer that it takes is still to come.
   */
  settles?(state: S): S | undefined;
  /** The same where it is only likely: whoever comes back to the step is asked. */
  presumes?(state: S): S | undefined;
  ask(state: S, frame: Frame): Promise<Answer<S>>;
}

/**
 * Asks one step after the other. Back asks the step before again, with every answer given so far still at hand; back from
 * the first step is the answer of the walk, so walks can be steps of walks.
 * @returns the state after the last step
 */
export async function walk<S>(steps: readonly Step<S>[], initial: S, frame: Frame): Promise<Answer<S>> {
  const taken = steps.filter((step) => step.applies?.(initial) ?? true);
  const asked = new Set<Step<S>>();
  let state = initial;
  let index = 0;
  let forwards = true;
  for (let step = taken[index]; step !== undefined; step = taken[index]) {
    const settled = step.settles?.(state) ?? (forwards && !asked.has(step) ? step.presumes?.(state) : undefined);
    if (settled !== undefined) {
      if (!forwards && index === 0) return back;
      if (forwards) state = settled;
      index += forwards ? 1 : -1;
      continue;
    }
    asked.add(step);
    const answer = await step.ask(state, frameOf(taken, asked, index, state, frame));
    if (answer === undefined) return undefined;
    forwards = answer !== back;
    if (answer !== back) state = answer;
    else if (index === 0) return back;
    index += forwards ? 1 : -1;
  }
  return state;
}

/** Only what somebody is asked counts. */
function frameOf<S>(
  taken: readonly Step<S>[],
  asked: ReadonlySet<Step<S>>,
  index: number,
  state: S,
  frame: Frame,
): Frame {
  const counts = (step: Step<S>): boolean =>
    step.settles?.(state) === undefined && (asked.has(step) || step.presumes?.(state) === undefined);
  const before = taken.slice(0, index);
  return {
    title: frame.title,
    step: frame.step ?? { number: before.filter(counts).length + 1, of: taken.filter(counts).length },
    canGoBack: frame.canGoBack || before.some((step) => step.settles?.(state) === undefined),
  };
}
