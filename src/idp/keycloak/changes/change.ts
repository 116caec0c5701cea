import type { Result } from '../../../core/result';
import type { Applied, ChangeKind, ChangeRequest, ClientPlace, Plan, PlanStep } from '../../change';
import type { Endpoints } from '../../directory';
import type { Failure } from '../../failure';
import type { Admin } from '../admin';
import type { AdminApi } from '../adminApi';

/** What changes are made with. */
export interface ChangeHost {
  readonly admin: Admin;
  readonly api: Pick<AdminApi, 'renewToken' | 'call'>;
  /** The steps that were begun before, perhaps without hearing how they ended. */
  readonly tried: WeakSet<PlanStep>;
  readonly endpoints: (realm: string, signal: AbortSignal) => Promise<Result<Endpoints, Failure>>;
  /** Whether the account of this session is this client's. */
  readonly signsInWith: (client: ClientPlace) => boolean;
}

/** Does one step of a plan, after reading what is there by now. */
export type CarryOut<Request extends ChangeRequest> = (
  host: ChangeHost,
  plan: Plan<Request>,
  step: PlanStep,
  signal: AbortSignal,
) => Promise<Result<void, Failure>>;

/** One kind of change at Keycloak: what it would do, and how each of its steps is done, by the step's ID. */
export interface Change<Request extends ChangeRequest> {
  plan(host: ChangeHost, request: Request, signal: AbortSignal): Promise<Result<Plan<Request>, Failure>>;
  readonly carryOut: Readonly<Record<string, CarryOut<Request>>>;
  /** What the caller is told once every step is done. */
  outcome(host: ChangeHost, plan: Plan<Request>, signal: AbortSignal): Promise<Result<Applied<Request>, Failure>>;
}

export type RequestOf<Kind extends ChangeKind> = Extract<ChangeRequest, { readonly kind: Kind }>;

/** Every kind has its change. */
export type Changes = { readonly [Kind in ChangeKind]: Change<RequestOf<Kind>> };
