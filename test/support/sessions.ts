import assert from 'node:assert/strict';
import type { Result } from '../../src/core/result';
import type { Applied, ChangeRequest, Plan, PlanStep, SetUpRequest } from '../../src/idp/change';
import type { ConnectHost } from '../../src/idp/connection';
import type { Failure } from '../../src/idp/failure';
import type { Session } from '../../src/idp/provider';

/** A signal that nobody aborts. */
export const { signal: calm } = new AbortController();

export interface RecordingHost extends ConnectHost {
  readonly kept: string[];
  /** What some of it was to take the place of. */
  readonly replaced: string[];
  readonly lines: string[];
  /** What `waits` was told, in order. */
  readonly waited: (string | undefined)[];
}

/** Keeps in memory what a session wants kept, what it logs and why it waits. Nobody is at the browser. */
export function recordingHost(onLine: (line: string) => void = () => undefined): RecordingHost {
  const kept: string[] = [];
  const replaced: string[] = [];
  const lines: string[] = [];
  const waited: (string | undefined)[] = [];
  return {
    kept,
    replaced,
    lines,
    waited,
    openPage: () => Promise.resolve(false),
    showCode: () => Promise.resolve(false),
    keepCredential(credential, instead) {
      kept.push(credential);
      if (instead !== undefined) replaced.push(instead);
      return Promise.resolve();
    },
    log(line) {
      lines.push(line);
      onLine(line);
    },
    waits(why) {
      waited.push(why);
    },
  };
}

/** The value of a result that has to be one. */
export function valueOf<T>(result: Result<T, Failure>): T {
  assert.ok(result.ok, `not a failure: ${JSON.stringify(result)}`);
  return result.value;
}

/** The failure of a result that has to be one of this kind, complete and without a secret in it. */
export function failureOf(
  result: Result<unknown, Failure>,
  kind: Failure['kind'],
  secrets: readonly string[] = [],
): Failure {
  assert.ok(!result.ok, 'a failure');
  const { error } = result;
  assert.equal(error.kind, kind, JSON.stringify(error));
  assert.match(error.message, /^\S.*\.$/s);
  assert.match(error.nextStep, /^\S.*\.$/s);
  for (const secret of secrets) assert.ok(!JSON.stringify(error).includes(secret), 'no secret');
  return error;
}

/** What most set-ups ask for, but the place. */
export const usualRequest = {
  kind: 'set-up',
  createRealm: false,
  flow: 'authorization-code',
  openMetadataUrl: 'http://localhost:8585',
} as const;

export const planOf = async <Request extends ChangeRequest>(
  session: Session,
  request: Request,
): Promise<Plan<Request>> => valueOf(await session.plan(request, calm));

/** Plans and applies, and says which steps were reported. */
export async function setUp(
  session: Session,
  request: SetUpRequest,
): Promise<Applied<SetUpRequest> & { readonly plan: Plan<SetUpRequest>; readonly reported: readonly PlanStep[] }> {
  const plan = await planOf(session, request);
  const reported: PlanStep[] = [];
  const applied = valueOf(await session.apply(plan, (step) => reported.push(step), calm));
  return { plan, reported, ...applied };
}

/** The same for any change, where only its effect matters. */
export const make = async <Request extends ChangeRequest>(
  session: Session,
  request: Request,
): Promise<Applied<Request>> => valueOf(await session.apply(await planOf(session, request), () => undefined, calm));
