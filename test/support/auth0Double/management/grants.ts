import { apiError, type Answer } from '../answer';
import { newId } from '../ids';
import { without } from '../json';
import type { StoredGrant } from '../state';
import type { Call, Operations } from './operation';
import { paged } from './paging';

export const grantOperations: Operations = {
  'GET /client-grants': {
    scopes: ['read:client_grants'],
    answer: ({ tenant, query }) =>
      paged(
        'client_grants',
        [...tenant.grants.values()]
          .filter(({ client_id }) => client_id === (query.get('client_id') ?? client_id))
          .filter(({ audience }) => audience === (query.get('audience') ?? audience)),
        query,
      ),
  },
  'POST /client-grants': { scopes: ['create:client_grants'], answer: create },
  'GET /client-grants/{id}': {
    scopes: ['read:client_grants'],
    answer: (call) => withGrant(call, (grant) => ({ status: 200, json: grant })),
  },
  'PATCH /client-grants/{id}': { scopes: ['update:client_grants'], answer: (call) => withGrant(call, changing(call)) },
  'DELETE /client-grants/{id}': {
    scopes: ['delete:client_grants'],
    answer: ({ tenant, parameters }) => {
      tenant.grants.delete(parameters['id'] ?? '');
      return { status: 204 };
    },
  },
};

function create({ tenant, body }: Call): Answer {
  const { client_id, audience, default_for } = body;
  const application = tenant.applications.get(String(client_id));
  if (application === undefined && default_for === undefined) {
    return apiError(404, 'The client does not exist', 'inexistent_client');
  }
  if (application?.app_type === 'express_configuration') {
    return apiError(400, 'Client of type express_configuration cannot be used', 'validation_error');
  }
  const isThere = [...tenant.grants.values()].some(
    (grant) => grant.client_id === client_id && grant.audience === audience,
  );
  if (isThere) return apiError(409, 'A resource with the same identifier already exists.', 'client_grant_conflict');
  const grant = { id: `cgr_${newId(16)}`, subject_type: 'client', ...body } as unknown as StoredGrant;
  tenant.grants.set(grant.id, grant);
  return { status: 201, json: grant };
}

/** With all scopes of the API allowed, those that are named are not shown. */
const changing =
  ({ tenant, body }: Call) =>
  (grant: StoredGrant): Answer => {
    const changed: StoredGrant = { ...grant, ...body };
    tenant.grants.set(grant.id, changed);
    return { status: 200, json: changed['allow_all_scopes'] === true ? without(changed, 'scope') : changed };
  };

function withGrant({ tenant, parameters }: Call, answer: (grant: StoredGrant) => Answer): Answer {
  const grant = tenant.grants.get(parameters['id'] ?? '');
  return grant === undefined ? apiError(404, 'The grant does not exist.', 'inexistent_client_grant') : answer(grant);
}
