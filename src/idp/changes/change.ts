import type { Result } from '../../core/result';
import type { Applied, ChangeKind, ChangeRequest, Plan, PlanStep } from '../change';
import type { Failure } from '../failure';

/** What every provider's changes are made with; a provider adds its own API. */
export interface ChangeHost {
  /** The steps that were begun before, perhaps without hearing how they ended. */
  readonly tried: WeakSet<PlanStep>;
}

/** Does one step of a plan, after reading what is there by now. */
export type CarryOut<Host extends ChangeHost, Request extends ChangeRequest> = (
  host: Host,
  plan: Plan<Request>,
  step: PlanStep,
  signal: AbortSignal,
) => Promise<Result<void, Failure>>;

/** One kind of change at a provider: what it would do, and how each of its steps is done, by the step's ID. */
export interface Change<Host extends ChangeHost, Request extends ChangeRequest> {
  plan(host: Host, request: Request, signal: AbortSignal): Promise<Result<Plan<Request>, Failure>>;
  readonly carryOut: Readonly<Record<string, CarryOut<Host, Request>>>;
  /** What the caller is told once every step is done. */
  outcome(host: Host, plan: Plan<Request>, signal: AbortSignal): Promise<Result<Applied<Request>, Failure>>;
}

export type RequestOf<Kind extends ChangeKind> = Extract<ChangeRequest, { readonly kind: Kind }>;

/** The kinds of change that a provider has, each with its change. */
export type Changes<Host extends ChangeHost, Kinds extends ChangeKind> = {
  readonly [Kind in Kinds]: Change<Host, RequestOf<Kind>>;
};
