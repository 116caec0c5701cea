import type { Result } from '../../../core/result';
import type { ChangeKind, ChangeRequest, ClientPlace } from '../../change';
import type { Change as AnyChange, ChangeHost as AnyHost, Changes as AnyChanges } from '../../changes/change';
import type { Part as AnyPart } from '../../changes/part';
import type { Endpoints } from '../../directory';
import type { Failure } from '../../failure';
import type { Admin } from '../admin';
import type { AdminApi } from '../adminApi';

/** What changes at Keycloak are made with. */
export interface ChangeHost extends AnyHost {
  readonly admin: Admin;
  readonly api: Pick<AdminApi, 'renewToken' | 'call'>;
  readonly endpoints: (realm: string, signal: AbortSignal) => Promise<Result<Endpoints, Failure>>;
  /** Whether the account of this session is this client's. */
  readonly signsInWith: (client: ClientPlace) => boolean;
}

export type Change<Request extends ChangeRequest> = AnyChange<ChangeHost, Request>;

/** What others have and Keycloak has no word for is left out. */
export type Changes = AnyChanges<ChangeHost, Exclude<ChangeKind, 'enable-connection' | 'allow-settings-test'>>;

export type Part = AnyPart<ChangeHost>;
