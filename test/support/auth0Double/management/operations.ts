import { applicationOperations } from './applications';
import { connectionOperations } from './connections';
import { emptyLists } from './emptyLists';
import { grantOperations } from './grants';
import type { Operations } from './operation';
import { tenantOperations } from './tenants';
import { userOperations } from './users';

/** Everything that the double can be asked. */
export const operations: Operations = {
  ...applicationOperations,
  ...connectionOperations,
  ...userOperations,
  ...grantOperations,
  ...tenantOperations,
  ...emptyLists,
};

/** Every scope that one of the operations takes. */
export const managementScopes: readonly string[] = [
  ...new Set(Object.values(operations).flatMap(({ scopes }) => scopes)),
];
