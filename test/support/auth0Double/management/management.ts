import { apiError, type Answer } from '../answer';
import { isObject, type JsonObject } from '../json';
import { managementAudience } from '../oidc/issuer';
import { contract } from '../openapi/contract';
import type { Asking, Surroundings } from '../server';
import { routeOf, type Route } from './routing';

/**
 * An answer of the Management API: the limit first, then the token, its scopes, the payload, and last the tenant. What
 * Auth0's OpenAPI refuses, of the request or of the answer, is a violation.
 */
export function answerManagement(surroundings: Surroundings, asking: Asking): Answer {
  const { record, limit } = surroundings;
  const { method, path } = asking;
  // Not known of Auth0 itself: its documents say to use the tenant's own domain, so the double takes the harder case.
  if (surroundings.ownUrl !== surroundings.tenantUrl) return apiError(404, 'Not Found');
  const { headers, refusal } = limit.take();
  const route = routeOf(method, path);
  if (route === undefined) {
    record.violation(`${method} ${path}: the double has no such operation`);
    return apiError(501, 'The double has no such operation.');
  }
  const answer = refusal ?? answerWithin(surroundings, asking, route);
  const problem = contract()?.answerProblem(route.line, answer.status, answer.json);
  if (problem !== undefined) record.violation(`${route.line}: answer ${answer.status.toString()}: ${problem}`);
  return { ...answer, headers: { ...headers, ...answer.headers } };
}

function answerWithin({ tenant, tokens, record, tenantUrl }: Surroundings, asking: Asking, route: Route): Answer {
  const { query, headers, body: text } = asking;
  const { line, operation, parameters } = route;
  const access = tokens.accessBy(headers.authorization, managementAudience(tenantUrl));
  if (!access.ok) return access.error;
  const scopes = access.value;
  if (!operation.scopes.some((scope) => scopes.has(scope))) {
    const message = `Insufficient scope, expected any of: ${operation.scopes.join(',')}`;
    return apiError(403, message, 'insufficient_scope');
  }
  const payload = payloadOf(text);
  const refusal = refusalOf(line, query, payload);
  if (refusal !== undefined) {
    record.violation(`${line}: ${refusal.message}`);
    return apiError(400, refusal.message, refusal.errorCode);
  }
  const body = isObject(payload) ? payload : {};
  const items = Array.isArray(payload) ? (payload as readonly JsonObject[]) : [];
  return operation.answer({ tenant, tenantUrl, parameters, query, body, items, scopes });
}

const notJson = Symbol('not JSON');

function payloadOf(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return notJson;
  }
}

/** What Auth0's OpenAPI refuses of a request. */
function refusalOf(
  line: string,
  query: URLSearchParams,
  payload: unknown,
): { readonly message: string; readonly errorCode: string } | undefined {
  if (payload === notJson) return { message: 'Invalid request payload JSON format', errorCode: 'invalid_body' };
  const published = contract();
  const queryProblem = published?.queryProblem(line, query);
  if (queryProblem !== undefined) {
    return { message: `Query validation error: ${queryProblem}.`, errorCode: 'invalid_query_string' };
  }
  const problem = published?.bodyProblem(line, payload);
  return problem === undefined
    ? undefined
    : { message: `Payload validation error: ${problem}.`, errorCode: 'invalid_body' };
}
