import type { Answer } from '../answer';
import type { JsonObject } from '../json';
import type { TenantState } from '../state';

/** One call of the Management API, after its token was accepted. */
export interface Call {
  readonly tenant: TenantState;
  /** Of the tenant's own domain. */
  readonly tenantUrl: string;
  /** Of the path: `id`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** An empty object if there is none. */
  readonly body: JsonObject;
  /** A body that is a list; empty if it is none. */
  readonly items: readonly JsonObject[];
  readonly scopes: ReadonlySet<string>;
}

export interface Operation {
  /** One of these is enough, as the OpenAPI's `security` has them, in its order. */
  readonly scopes: readonly string[];
  answer(call: Call): Answer;
}

/** By method and path, as the OpenAPI names them: "GET /clients/{id}". */
export type Operations = Readonly<Record<string, Operation>>;
