import { err, type Result } from '../../core/result';
import type { Applied, ChangeRequest, Plan, PlanStep } from '../change';
import type { Failure } from '../failure';
import { cancelled } from '../httpFailures';
import type { Change, ChangeHost } from './change';

/**
 * Carries a plan out, a step at a time, each reading first what is there. So it can be run again after it failed or
 * was cancelled anywhere, and what somebody else did in between is found before it is overwritten.
 */
export async function applyPlan<Host extends ChangeHost, Request extends ChangeRequest>(
  change: Change<Host, Request>,
  host: Host,
  plan: Plan<Request>,
  onStep: (step: PlanStep) => void,
  signal: AbortSignal,
): Promise<Result<Applied<Request>, Failure>> {
  for (const step of plan.steps) {
    if (signal.aborted) return err(cancelled);
    onStep(step);
    if (step.kind === 'keep') continue;
    const done = await change.carryOut[step.id]?.(host, plan, step, signal);
    if (done?.ok === false) return done;
  }
  return change.outcome(host, plan, signal);
}
