import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, show } from '../support/documents';
import { codeLenses } from '../support/features';
import { newPerson } from '../support/person';

/** What asks a server of somebody's, or makes ready to. */
const usingTheNetwork = [
  'checkSignIn',
  'previewSignIn',
  'compareWithServer',
  'setUpSingleSignOn',
  'previewSetUp',
  'addConnection',
  'signIn',
  'signOut',
  'chooseCaFile',
  'refresh',
  'createSignInClient',
  'createRealm',
  'createClient',
  'adoptClient',
  'editRedirectUris',
  'editWebOrigins',
  'attachMissingScopes',
  'enableClient',
  'disableClient',
  'regenerateSecret',
  'copySecret',
  'compareWithOpenFile',
  'createAdministratorUser',
  'setPassword',
  'deleteClient',
  'insertCredentials',
  'openAdminConsole',
] as const;

describe('what uses the network, in a workspace that nobody trusts', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  for (const command of usingTheNetwork)
    it(`${command} asks nobody but for trust`, async () => {
      const { document } = await show('server/openmetadata.yaml');
      const person = newPerson();
      await vscode.commands.executeCommand(`openmetadata-sso.${command}`, document.uri);
      assert.deepEqual(person.messages, [
        'OpenMetadata SSO connects to identity providers only in a workspace that you trust.',
      ]);
    });

  it('is not offered above a file', async () => {
    const { document } = await show('server/openmetadata.yaml');
    const titles = (await codeLenses(document)).map(({ command }) => command?.title);
    assert.ok(titles.includes('Set Up…'));
    assert.ok(!titles.includes('Check Sign-In'));
  });
});
