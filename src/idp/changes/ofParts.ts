import { err, ok, type Result } from '../../core/result';
import type { ChangeRequest, PlanStep } from '../change';
import type { Failure } from '../failure';
import type { CarryOut, Change, ChangeHost } from './change';
import { carryOut, type Part, type PlanRest } from './part';

/** A kind of change, said by its parts in the order in which they are made. */
export interface Parted<Host extends ChangeHost, Request extends ChangeRequest> {
  /** What the provider would refuse, some of it without a word of why; undefined if nothing. */
  readonly problem: (request: Request) => Failure | undefined;
  /** By the ID of the step that a part becomes; undefined where this request has none. */
  readonly parts: Readonly<Record<string, (request: Request) => Part<Host> | undefined>>;
  /** What a plan says beside its steps. */
  readonly rest?: (request: Request, steps: readonly PlanStep[]) => PlanRest;
  readonly outcome: Change<Host, Request>['outcome'];
}

export function ofParts<Host extends ChangeHost, Request extends ChangeRequest>(
  kind: Parted<Host, Request>,
): Change<Host, Request> {
  const { problem, parts, rest, outcome } = kind;
  return {
    async plan(host, request, signal) {
      const refusal = problem(request);
      if (refusal !== undefined) return err(refusal);
      const steps: PlanStep[] = [];
      const warnings: string[] = [];
      let told: PlanRest = {};
      for (const [id, partOf] of Object.entries(parts)) {
        const look = await partOf(request)?.look(host, signal);
        if (look === undefined) continue;
        if (!look.ok) return look;
        steps.push({ id, ...look.value.step });
        warnings.push(...(look.value.warnings ?? []));
        told = { ...told, ...look.value.rest };
      }
      return ok({ request, adopts: false, steps, warnings, ...told, ...rest?.(request, steps) });
    },
    carryOut: Object.fromEntries(
      Object.entries(parts).map(([id, partOf]): [string, CarryOut<Host, Request>] => [
        id,
        (host, { request }, shown, signal) => {
          const part = partOf(request);
          return part === undefined ? Promise.resolve(ok(undefined)) : carryOut(part, host, shown, signal);
        },
      ]),
    ),
    outcome,
  };
}

/** Most changes have nothing to tell. */
export const nothingToTell = (): Promise<Result<undefined, Failure>> => Promise.resolve(ok(undefined));
