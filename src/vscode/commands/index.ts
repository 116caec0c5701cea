import { addConnection } from './addConnection';
import { adoptClient } from './adoptClient';
import { allowSettingsTest } from './allowSettingsTest';
import { applyRemedy } from './applyRemedy';
import { attachMissingScopes } from './attachMissingScopes';
import { checkSignIn } from './checkSignIn';
import { chooseCaFile } from './chooseCaFile';
import type { Command } from './command';
import { compareWithOpenFile } from './compareWithOpenFile';
import { compareWithServer } from './compareWithServer';
import { copyClientId } from './copyClientId';
import { copySignInClient } from './copySignInClient';
import { copySecret } from './copySecret';
import { createAdministratorUser } from './createAdministratorUser';
import { createClient } from './createClient';
import { createRealm } from './createRealm';
import { createSignInClient } from './createSignInClient';
import { deleteClient } from './deleteClient';
import { disableClient } from './disableClient';
import { editLogoutUris } from './editLogoutUris';
import { editingCommands } from './editing';
import { editRedirectUris } from './editRedirectUris';
import { editWebOrigins } from './editWebOrigins';
import { enableClient } from './enableClient';
import { enableConnection } from './enableConnection';
import { generateJwtKeyPair } from './generateJwtKeyPair';
import { insertCredentials } from './insertCredentials';
import { openAdminConsole } from './openAdminConsole';
import { previewSetUp } from './previewSetUp';
import { previewSignIn } from './previewSignIn';
import { refresh } from './refresh';
import { regenerateSecret } from './regenerateSecret';
import { removeConnection } from './removeConnection';
import { setPassword } from './setPassword';
import { setUpSingleSignOn } from './setUpSingleSignOn';
import { showChecks } from './showChecks';
import { signIn } from './signIn';
import { signOut } from './signOut';
import { writeRequest } from './writeRequest';

/** Every command there is. A new one is one more line here, or in editing.ts, and its entry in the manifest. */
export const commands: readonly Command[] = [
  ...editingCommands,
  setUpSingleSignOn,
  checkSignIn,
  showChecks,
  previewSignIn,
  applyRemedy,
  previewSetUp,
  writeRequest,
  addConnection,
  removeConnection,
  signIn,
  signOut,
  chooseCaFile,
  createSignInClient,
  copySignInClient,
  refresh,
  createRealm,
  createClient,
  adoptClient,
  editRedirectUris,
  editWebOrigins,
  editLogoutUris,
  attachMissingScopes,
  enableConnection,
  allowSettingsTest,
  enableClient,
  disableClient,
  regenerateSecret,
  copySecret,
  compareWithOpenFile,
  createAdministratorUser,
  setPassword,
  deleteClient,
  insertCredentials,
  copyClientId,
  openAdminConsole,
  generateJwtKeyPair,
  compareWithServer,
];
