import { apiError, type Answer } from '../answer';
import { isObject, objectAt, withoutNulls, type JsonObject } from '../json';
import { newId } from '../ids';
import { addApplication, enable, isEnabled, type StoredApplication, type TenantState } from '../state';
import { withDefaults } from './applicationDefaults';
import { listed } from './connections';
import type { Call, Operations } from './operation';
import { chosenFields, paged } from './paging';

const reading = ['read:clients', 'read:client_keys', 'read:client_credentials', 'read:client_summary'];
const updating = [
  'update:clients',
  'update:client_keys',
  'update:client_credentials',
  'update:client_token_vault_privileged_access',
];

export const applicationOperations: Operations = {
  'GET /clients': { scopes: reading, answer: list },
  'POST /clients': { scopes: ['create:clients'], answer: create },
  'GET /clients/{id}': {
    scopes: reading,
    answer: (call) => withApplication(call, (application) => ({ status: 200, json: shown(application, call) })),
  },
  'PATCH /clients/{id}': {
    scopes: updating,
    answer: (call) =>
      withApplication(call, (application) => {
        const changed = changedBy(application, call.body);
        call.tenant.applications.set(application.client_id, changed);
        return { status: 200, json: shown(changed, call) };
      }),
  },
  'DELETE /clients/{id}': { scopes: ['delete:clients'], answer: remove },
  'POST /clients/{id}/rotate-secret': {
    scopes: ['update:client_keys'],
    answer: (call) =>
      withApplication(call, (application) => {
        const rotated = { ...application, client_secret: newId(64) };
        call.tenant.applications.set(application.client_id, rotated);
        return { status: 200, json: shown(rotated, call) };
      }),
  },
  'GET /clients/{id}/connections': {
    scopes: ['read:connections', 'read:clients', 'read:client_summary'],
    answer: (call) =>
      withApplication(call, ({ client_id }) => ({
        status: 200,
        json: {
          connections: [...call.tenant.connections.values()]
            .filter((connection) => isEnabled(connection, client_id))
            .map(listed),
        },
      })),
  },
};

function list(call: Call): Answer {
  const { tenant, query } = call;
  const wantsGlobal = query.get('is_global');
  const types = query.get('app_type')?.split(',');
  const chosen = [...tenant.applications.values()]
    .filter(({ global = false }) => wantsGlobal === null || global === (wantsGlobal === 'true'))
    .filter(({ app_type }) => types === undefined || (app_type !== undefined && types.includes(app_type)));
  return paged(
    'clients',
    chosen.map((application) => shown(application, call)),
    query,
  );
}

function create(call: Call): Answer {
  const { tenant, body } = call;
  const application = addApplication(tenant, withDefaults(body));
  if (tenant.flags.enable_client_connections) {
    for (const id of tenant.connections.keys()) enable(tenant, id, application.client_id);
  }
  // Whether the answer to a create has the secret without read:client_keys is not known: the double takes the harder case.
  return { status: 201, json: shown(application, call) };
}

function remove({ tenant, parameters }: Call): Answer {
  const id = parameters['id'] ?? '';
  tenant.applications.delete(id);
  forget(tenant, id);
  return { status: 204 };
}

/** An application's grants and connections go with it. */
function forget(tenant: TenantState, clientId: string): void {
  for (const id of tenant.connections.keys()) enable(tenant, id, clientId, false);
  for (const grant of tenant.grants.values()) if (grant.client_id === clientId) tenant.grants.delete(grant.id);
}

/** What is sent replaces what is there, lists as a whole; objects are merged; null removes a field, or a part of one. */
function changedBy(application: StoredApplication, changes: JsonObject): StoredApplication {
  const merged = Object.entries(changes).map(([name, value]) => {
    return [name, isObject(value) ? withoutNulls({ ...objectAt(application, name), ...value }) : value] as const;
  });
  return withoutNulls({ ...application, ...Object.fromEntries(merged) }) as StoredApplication;
}

/** What the scopes let a caller see: without read:client_keys there is no secret, which is no error. */
function shown(application: StoredApplication, { scopes, query }: Call): JsonObject {
  const { client_secret, ...open } = application;
  const visible = scopes.has('read:client_keys') ? { ...open, client_secret } : open;
  return chosenFields(visible, query);
}

function withApplication({ tenant, parameters }: Call, answer: (application: StoredApplication) => Answer): Answer {
  const application = tenant.applications.get(parameters['id'] ?? '');
  return application === undefined
    ? apiError(404, 'The client does not exist', 'inexistent_client')
    : answer(application);
}
