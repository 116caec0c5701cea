import { apiError, type Answer } from '../answer';
import { without, withoutNulls, type JsonObject } from '../json';
import { addConnection, enable, type StoredConnection } from '../state';
import type { Call, Operations } from './operation';
import { chosenFields, paged } from './paging';

export const connectionOperations: Operations = {
  'GET /connections': { scopes: ['read:connections'], answer: list },
  'POST /connections': { scopes: ['create:connections'], answer: create },
  'GET /connections/{id}': {
    scopes: ['read:connections'],
    answer: (call) => withConnection(call, (connection) => ({ status: 200, json: whole(connection) })),
  },
  'PATCH /connections/{id}': {
    scopes: ['update:connections'],
    answer: (call) =>
      withConnection(call, (connection) => {
        const changed = withoutNulls({ ...connection, ...call.body }) as StoredConnection;
        call.tenant.connections.set(connection.id, changed);
        return { status: 200, json: whole(changed) };
      }),
  },
  'GET /connections/{id}/clients': {
    scopes: ['read:connections'],
    answer: (call) =>
      withConnection(call, ({ enabled_clients }) => ({
        status: 200,
        json: { clients: enabled_clients.map((client_id) => ({ client_id })) },
      })),
  },
  'PATCH /connections/{id}/clients': {
    scopes: ['update:connections'],
    answer: (call) =>
      withConnection(call, ({ id }) => {
        for (const { client_id, status } of call.items) enable(call.tenant, id, String(client_id), status === true);
        return { status: 204 };
      }),
  },
};

function list({ tenant, query }: Call): Answer {
  const strategies = query.getAll('strategy');
  const name = query.get('name');
  const chosen = [...tenant.connections.values()]
    .filter(({ strategy }) => strategies.length === 0 || strategies.includes(strategy))
    .filter((connection) => name === null || connection.name === name);
  const shown = chosen.map((connection) => chosenFields(listed(connection), query, ['is_domain_connection']));
  return paged('connections', shown, query);
}

function create({ tenant, body }: Call): Answer {
  const { name, strategy, ...settings } = body;
  if ([...tenant.connections.values()].some((connection) => connection.name === name)) {
    return apiError(409, 'A connection with the same name already exists', 'inexistent_connection');
  }
  const connection = addConnection(tenant, { ...settings, name: String(name), strategy: String(strategy) });
  return { status: 201, json: whole(connection) };
}

/** In a list, which applications may use it is left out: that is asked at its own address. */
export const listed = (connection: StoredConnection): JsonObject => without(whole(connection), 'enabled_clients');

const whole = (connection: StoredConnection): JsonObject => ({
  options: {},
  is_domain_connection: false,
  realms: [connection.name],
  ...connection,
});

function withConnection({ tenant, parameters }: Call, answer: (connection: StoredConnection) => Answer): Answer {
  const connection = tenant.connections.get(parameters['id'] ?? '');
  return connection === undefined
    ? apiError(404, 'The connection does not exist', 'inexistent_connection')
    : answer(connection);
}
