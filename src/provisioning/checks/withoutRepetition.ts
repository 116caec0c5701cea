import { codeOf, type CheckOutcome } from '../../idp/check';

/**
 * The outcomes of both ways to look, each point once. What an administrator found says more than what was seen from
 * outside, so it takes the place of the same fault; a fault that only one of them found stays.
 */
export function withoutRepetition(
  probed: readonly CheckOutcome[],
  inspected: readonly CheckOutcome[],
): readonly CheckOutcome[] {
  const found = new Map(inspected.map((outcome) => [codeOf(outcome), outcome]));
  const kept = probed.filter((outcome) => {
    const better = found.get(codeOf(outcome));
    return better === undefined || rank(outcome) < rank(better);
  });
  const outside = new Map(kept.map((outcome) => [codeOf(outcome), outcome]));
  return [...kept, ...inspected.filter((outcome) => !outside.has(codeOf(outcome)))];
}

/** A fault outweighs a proof, and that a point nobody could look at. */
const rank = ({ state }: CheckOutcome): number => ['failed', 'passed', 'skipped'].indexOf(state);
