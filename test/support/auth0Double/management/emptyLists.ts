import type { Operations } from './operation';

/** What a tenant has none of here: Auth0's own deploy tool looks for it while it cares for applications and connections. */
export const emptyLists: Operations = {
  'GET /actions/actions': {
    scopes: ['read:actions'],
    answer: () => ({ status: 200, json: { actions: [], total: 0, page: 0, per_page: 100 } }),
  },
  'GET /connections-directory-provisionings': {
    scopes: ['read:directory_provisionings'],
    answer: () => ({ status: 200, json: { directory_provisionings: [] } }),
  },
};
