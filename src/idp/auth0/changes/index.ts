import { allowSettingsTest } from './allowSettingsTest';
import type { Changes } from './change';
import { changeClient } from './changeClient';
import { createUser } from './createUser';
import { deleteClient } from './deleteClient';
import { enableConnection } from './enableConnection';
import { renewSecret } from './renewSecret';
import { setPassword } from './setPassword';
import { setUp } from './setUp';

/** Every kind of change that Auth0 has, and how it makes it. */
export const changes: Changes = {
  'set-up': setUp,
  'change-client': changeClient,
  'renew-secret': renewSecret,
  'delete-client': deleteClient,
  'create-user': createUser,
  'set-password': setPassword,
  'enable-connection': enableConnection,
  'allow-settings-test': allowSettingsTest,
};
