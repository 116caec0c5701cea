import { text } from 'node:stream/consumers';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AccessTokens } from './accessTokens';
import type { Answer } from './answer';
import { strike, type Faults } from './faults';
import { answerManagement } from './management/management';
import type { Sessions } from './oidc/sessions';
import { answerSignIn } from './oidc/signIn';
import type { RateLimit } from './rateLimit';
import type { Recorder } from './recorder';
import type { TenantState } from './state';

/** What the answers are made of. */
export interface Surroundings {
  readonly tenant: TenantState;
  readonly tokens: AccessTokens;
  readonly sessions: Sessions;
  readonly record: Recorder;
  readonly faults: Faults;
  readonly limit: RateLimit;
  /** Seconds. */
  readonly tokenLifetime: number;
  /** The tenant's own domain. */
  readonly tenantUrl: string;
  /** The domain that was asked: the tenant's own or the custom one. */
  readonly ownUrl: string;
}

/** A request that has been read. */
export interface Asking {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export const managementBase = '/api/v2';

export const listener =
  (surroundings: Surroundings): RequestListener =>
  (request, response) => {
    serve(surroundings, request, response).catch((error: unknown) => {
      surroundings.record.violation(`The double failed: ${String(error)}`);
      response.destroy();
    });
  };

async function serve(surroundings: Surroundings, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { record, faults } = surroundings;
  const { method = 'GET', headers } = request;
  const url = new URL(request.url ?? '/', surroundings.ownUrl);
  const body = await text(request);
  const asked = { method, path: url.pathname, query: url.search, body };
  // Decided before anybody hears of the arrival, who may then add a fault for the next request.
  const fault = faults.next(asked);
  const noteStatus = record.note(asked);
  const answer = (): Answer =>
    answerTo(surroundings, { method, path: url.pathname, query: url.searchParams, headers, body });
  const sent = fault === undefined ? answer() : strike(fault, response, answer);
  if (sent === undefined) return;
  noteStatus(sent.status);
  send(response, sent);
}

const answerTo = (surroundings: Surroundings, asking: Asking): Answer =>
  asking.path.startsWith(`${managementBase}/`)
    ? answerManagement(surroundings, asking)
    : answerSignIn(surroundings, asking);

function send(response: ServerResponse, { status, headers, json, html }: Answer): void {
  const type = html === undefined ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
  const content = html ?? (json === undefined ? '' : JSON.stringify(json));
  response.writeHead(status, { ...(content === '' ? {} : { 'content-type': type }), ...headers });
  response.end(content);
}
