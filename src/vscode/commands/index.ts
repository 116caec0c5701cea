import { addConnection } from './addConnection';
import type { Command } from './command';
import { copyClientId } from './copyClientId';
import { createClient } from './createClient';
import { createRealm } from './createRealm';
import { insertCredentials } from './insertCredentials';
import { openAdminConsole } from './openAdminConsole';
import { placeSecrets } from './placeSecrets';
import { refresh } from './refresh';
import { removeConnection } from './removeConnection';
import { setUpSingleSignOn } from './setUpSingleSignOn';
import { showLog } from './showLog';
import { signIn } from './signIn';

/** Every command there is. A new one is one more line here and its entry in the manifest. */
export const commands: readonly Command[] = [
  setUpSingleSignOn,
  addConnection,
  removeConnection,
  signIn,
  refresh,
  createRealm,
  createClient,
  insertCredentials,
  copyClientId,
  openAdminConsole,
  placeSecrets,
  showLog,
];
