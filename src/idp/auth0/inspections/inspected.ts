import type { Result } from '../../../core/result';
import type { ClientPlace } from '../../change';
import type { CheckOutcome } from '../../check';
import type { Failure } from '../../failure';
import type { Pair } from '../faults';
import type { Application, LoginConnection } from '../tenant';

/** What the Management API tells about a sign-in. */
export interface Inspected extends Pair {
  readonly place: ClientPlace;
  readonly application: Application;
  /** Those whose users may sign in. */
  readonly enabled: Result<readonly LoginConnection[], Failure>;
  /** Those that could be enabled; only looked for where none is. */
  readonly databases: readonly LoginConnection[];
  /** The scopes that the connection has. */
  readonly scopes: ReadonlySet<string>;
  /** Where people sign in, and the tenant's own address, both without a slash at the end. */
  readonly loginUrl: string;
  readonly tenantUrl: string;
}

/** Compares one point. Nothing is asked any more. */
export type Inspection = (inspected: Inspected) => readonly CheckOutcome[];
