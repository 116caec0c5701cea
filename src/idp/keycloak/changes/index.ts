import { attachScopes } from './attachScopes';
import type { Changes } from './change';
import { changeClient } from './changeClient';
import { createRealm } from './createRealm';
import { createSignInClient } from './createSignInClient';
import { createUser } from './createUser';
import { deleteClient } from './deleteClient';
import { renewSecret } from './renewSecret';
import { setPassword } from './setPassword';
import { setUp } from './setUp';

/** Every kind of change, and how Keycloak makes it. */
export const changes: Changes = {
  'set-up': setUp,
  'create-realm': createRealm,
  'change-client': changeClient,
  'attach-scopes': attachScopes,
  'renew-secret': renewSecret,
  'delete-client': deleteClient,
  'create-user': createUser,
  'set-password': setPassword,
  'create-sign-in-client': createSignInClient,
};
