import { isObject, type JsonObject } from './json';
import type { Exchange } from './recordings';
import type { StoredApplication, StoredConnection, StoredGrant, TenantState } from './state';

/**
 * Lets the tenant hold what a recording's file had said before one of its exchanges. The recordings are cut down: of what had not been said before, it is taken that
 * it was as it is afterwards, but for what the request changes.
 */
export function arrange(tenant: TenantState, exchange: Exchange, all: readonly Exchange[]): void {
  const before = all.filter(({ file, index }) => file === exchange.file && index < exchange.index);
  for (const earlier of before) for (const thing of thingsIn(earlier.response)) keep(tenant, thing, earlier);
  if (exchange.status >= 400) return;
  const created = exchange.line.startsWith('POST ') && !exchange.line.includes('{id}');
  for (const thing of created ? [] : thingsIn(exchange.response)) {
    if (!isThere(tenant, idOf(thing))) keep(tenant, unchangedBy(exchange.request, thing), exchange);
  }
  keepMentioned(tenant, exchange);
}

const isThere = ({ applications, connections, users, grants }: TenantState, id: string): boolean =>
  [applications, connections, users, grants].some((things) => things.has(id));

function thingsIn(response: unknown): readonly JsonObject[] {
  const things: readonly unknown[] = Array.isArray(response) ? response : [response];
  return things.filter(isObject);
}

/** Without the fields that a request sends, at any depth. */
function unchangedBy(request: unknown, thing: JsonObject): JsonObject {
  if (!isObject(request)) return thing;
  const entries = Object.entries(thing).flatMap(([name, value]) => {
    if (!(name in request)) return [[name, value] as const];
    const isPart = isObject(value) && isObject(request[name]);
    return isPart ? [[name, unchangedBy(request[name], value)] as const] : [];
  });
  return Object.fromEntries(entries);
}

function idOf(thing: JsonObject): string {
  const ids = [thing['user_id'], thing['id'], thing['client_id']];
  return ids.find((id): id is string => typeof id === 'string') ?? '';
}

function keep(tenant: TenantState, thing: JsonObject, { request, query }: Exchange): void {
  const id = idOf(thing);
  if ('user_id' in thing) keepUser(tenant, id, thing, request);
  else if (id.startsWith('cgr_')) tenant.grants.set(id, thing as unknown as StoredGrant);
  else if (id.startsWith('con_')) keepConnection(tenant, thing);
  else if ('client_id' in thing && !query.includes('fields=')) keepApplication(tenant, thing, id);
}

function keepApplication({ applications }: TenantState, thing: JsonObject, client_id: string): void {
  const application = { name: client_id, ...thing, client_id };
  applications.set(client_id, application as unknown as StoredApplication);
}

function keepConnection({ connections }: TenantState, thing: JsonObject): void {
  const connection = { enabled_clients: [], ...thing } as unknown as StoredConnection;
  connections.set(connection.id, connection);
}

function keepUser({ users }: TenantState, user_id: string, profile: JsonObject, request: unknown): void {
  const sent = isObject(request) ? request['connection'] : undefined;
  const connection = typeof sent === 'string' ? sent : (users.get(user_id)?.connection ?? '');
  users.set(user_id, { user_id, connection, password: undefined, profile });
}

/** Things that a request names and the recordings leave out. */
function keepMentioned(tenant: TenantState, { path, request, response }: Exchange): void {
  const mentioned = JSON.stringify(request ?? null).matchAll(/"client_id":"(\w+)"/g);
  const inPath = path.matchAll(/^\/clients\/(\w+)\/connections/g);
  for (const [, id = ''] of [...mentioned, ...inPath]) {
    if (!tenant.applications.has(id)) keepApplication(tenant, {}, id);
  }
  const id = /^\/connections\/(con_\w+)\/clients$/.exec(path)?.[1];
  if (id === undefined) return;
  const clients = isObject(response) ? thingsIn(response['clients']) : [];
  const known = tenant.connections.get(id) ?? { id, name: id, strategy: 'auth0' };
  keepConnection(tenant, { ...known, enabled_clients: clients.map(({ client_id }) => client_id) });
}
