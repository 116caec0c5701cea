import type { Result } from '../../../core/result';
import type { ChangeKind, ChangeRequest } from '../../change';
import type { Change as AnyChange, ChangeHost as AnyHost, Changes as AnyChanges } from '../../changes/change';
import type { Part as AnyPart } from '../../changes/part';
import type { Endpoints } from '../../directory';
import type { Failure } from '../../failure';
import type { Scope } from '../scopes';
import type { Tenant } from '../tenant';

/** What changes at Auth0 are made with. */
export interface ChangeHost extends AnyHost {
  readonly tenant: Tenant;
  /** The identifier of the Management API, which tokens for it are meant for: `https://TENANT/api/v2/`. */
  readonly managementAudience: string;
  /** Where people sign in, without a slash at the end: the custom domain if there is one. */
  readonly loginUrl: string;
  readonly endpoints: (signal: AbortSignal) => Promise<Result<Endpoints, Failure>>;
  /** Whether this is the application that the connection itself signs in with. */
  readonly signsInWith: (clientId: string) => boolean;
  /**
   * What a request would end in for want of a scope, before it is made; undefined if the connection has the scope.
   * @param doing after "could not": "enable a connection"
   */
  readonly lacking: (doing: string, scope: Scope) => Failure | undefined;
}

export type Change<Request extends ChangeRequest> = AnyChange<ChangeHost, Request>;

/** A tenant has no realms to create, no scopes to attach, and no page that this extension signs in with. */
export type Changes = AnyChanges<
  ChangeHost,
  Exclude<ChangeKind, 'create-realm' | 'attach-scopes' | 'create-sign-in-client'>
>;

export type Part = AnyPart<ChangeHost>;
