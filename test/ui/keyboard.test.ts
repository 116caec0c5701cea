import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAdministrator, storedClient, type Administered } from '../support/keycloakAdmin';
import { startKeycloak, type KeycloakServer } from '../support/keycloakServer';
import { stopAfterwards, stopAtFirstFailure } from '../support/steps';
import { waitUntil } from '../support/wait';
import { KeyboardOnly } from './keyboardOnly';
import { typeConnection } from './connecting';
import { startPackaged, type Packaged } from './packaged';

const realm = 'A-keyboard';

// A person who has no mouse: from a problem in a file to a sign-in that is set up, and the tree.
describe('the packaged extension, by keyboard only', function () {
  stopAtFirstFailure();
  this.timeout(120_000);

  let keycloak: KeycloakServer;
  let administrator: Administered;
  let packaged: Packaged;
  let workbench: KeyboardOnly;
  let file: string;
  const stops = stopAfterwards();

  before(async function () {
    this.timeout(600_000);
    keycloak = await startKeycloak();
    stops.push(() => keycloak.stop());
    administrator = await createAdministrator(keycloak, 'keyboard');
    packaged = await startPackaged();
    stops.push(() => packaged.stop());
    workbench = new KeyboardOnly(packaged.page);
    await workbench.watchPointers();
    file = join(packaged.folder, 'values.yaml');
    writeFileSync(file, `# openmetadata-sso-disable container-localhost\n${readFileSync(file, 'utf8')}`);
  });

  afterEach(async function () {
    const { title = 'unknown', state } = this.currentTest ?? {};
    await workbench.screenshot(`${state === 'failed' ? 'failed-' : ''}keyboard-${title.replaceAll(/\W+/g, '-')}`);
    if (state !== 'failed') await workbench.hasFocus();
  });

  it('reads a hover, and comes back to the text', async () => {
    await workbench.openFile('values.yaml');
    await workbench.squiggles('error').first().waitFor();
    await workbench.goToEndOf(15);
    await workbench.press('Home', 'Control+K', 'Control+I');
    await workbench.hover().filter({ hasText: 'authority' }).waitFor();
    await workbench.press('Control+K', 'Control+I');
    await waitUntil('the hover has the focus', async () => (await workbench.focused()).includes('authority'));
    await workbench.press('Escape');
    await workbench.editorHasFocus().waitFor();
  });

  it('goes from problem to problem, and mends one', async () => {
    await workbench.press('F8');
    await workbench.problemBeside().waitFor();
    await workbench.press('Escape');
    await workbench.editorHasFocus().waitFor();
    await workbench.press('Control+.');
    await workbench.quickFixes().waitFor();
    await workbench.press('Enter');
    await waitUntil('the text is mended', async () => (await workbench.editorText()).includes('enabled: true'));
    await workbench.editorHasFocus().waitFor();
    await workbench.press('Control+Z');
    await waitUntil('the text is as it was', async () => (await workbench.editorText()).includes('enabled: false'));
  });

  it('answers the wizard', async () => {
    await workbench.command('OpenMetadata SSO: Set Up Single Sign-On');
    await workbench.choose('Add connection');
    await typeConnection(workbench, administrator);
    await workbench.accept();
    await workbench.choose('Answer one by one');
    await workbench.choose('Create realm');
    await workbench.question('Realm name');
    await workbench.answer(realm);
    await workbench.choose('Authorization code');
    await workbench.question('OpenMetadata’s address');
    await workbench.accept();
    await workbench.choose('Create open-metadata');
    await workbench.choose('Nobody now');
    await workbench.question('Read the plan');
  });

  it('applies the plan, and dismisses the message', async () => {
    await workbench.choose('Apply');
    await workbench.choose('Copy the kubectl command');
    const message = workbench.notification('is ready');
    await message.waitFor();
    await workbench.command('Notifications: Focus Notification Toast');
    await waitUntil('the message has the focus', async () => (await workbench.focused()).includes('is ready'));
    await workbench.press('Delete');
    await message.waitFor({ state: 'detached' });
    assert.ok(await storedClient(keycloak, realm, 'open-metadata'));
  });

  it('unfolds the tree, and uses what a line offers', async () => {
    await workbench.openContainer('OpenMetadata SSO');
    await workbench.command('OpenMetadata SSO: Focus on Connections View');
    await workbench.goDownTo(new RegExp(`^${new URL(administrator.url).host}`));
    await workbench.press('ArrowRight');
    await workbench.goDownTo(new RegExp(`^${realm}`));
    await workbench.press('ArrowRight');
    await workbench.goDownTo(/^open-metadata, confidential/);
    await workbench.runFromMenu('Copy Client ID');
    await waitUntil('the ID is copied', async () => (await workbench.clipboard()) === 'open-metadata');
    await waitUntil('the line is still where the keys go', async () =>
      (await workbench.focused()).startsWith('open-metadata'),
    );
  });

  it('comes back to the editor', async () => {
    await workbench.press('Control+1');
    await workbench.editorHasFocus().waitFor();
  });

  it('has used no pointer', async () => {
    assert.deepEqual(await workbench.pointerUses(), []);
  });
});
