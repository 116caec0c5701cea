import { addConnection } from './addConnection';
import { chooseEnvFile } from './chooseEnvFile';
import type { Command } from './command';
import { convertConfiguration } from './convertConfiguration';
import { copyClientId } from './copyClientId';
import { createClient } from './createClient';
import { createRealm } from './createRealm';
import { insertCredentials } from './insertCredentials';
import { openAdminConsole } from './openAdminConsole';
import { placeSecrets } from './placeSecrets';
import { refresh } from './refresh';
import { removeConnection } from './removeConnection';
import { setUpSingleSignOn } from './setUpSingleSignOn';
import { showEffectiveConfiguration } from './showEffectiveConfiguration';
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
  showEffectiveConfiguration,
  convertConfiguration,
  chooseEnvFile,
  showLog,
];
