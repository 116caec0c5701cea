import type { Changes } from './change';
import { createRealm } from './createRealm';
import { setUp } from './setUp';
import { unfinished } from './unfinished';

/** Every kind of change, and how Keycloak makes it. */
export const changes: Changes = {
  'set-up': setUp,
  'create-realm': createRealm,
  'change-client': unfinished(),
  'attach-scopes': unfinished(),
  'renew-secret': unfinished(),
  'delete-client': unfinished(),
  'create-user': unfinished(),
  'set-password': unfinished(),
  'create-sign-in-client': unfinished(),
};
