import assert from 'node:assert/strict';
import { waitUntil } from '../support/wait';
import { startPackaged, type Packaged } from './packaged';

describe('the packaged extension in an editor', function () {
  this.timeout(60_000);
  let packaged: Packaged;

  before(async function () {
    this.timeout(600_000);
    packaged = await startPackaged();
  });

  after(() => packaged.stop());

  afterEach(async function () {
    const { title = 'unknown' } = this.currentTest ?? {};
    await packaged.workbench.screenshot(`editor-${title.replaceAll(/\W+/g, '-')}`);
  });

  it('says above the settings what they configure', async () => {
    const { workbench } = packaged;
    await workbench.openFile('values.yaml');
    await workbench.lens('Keycloak · confidential · realm Data-sec').waitFor();
    await workbench.lensLink('Set Up…').waitFor();
  });

  it('shows beside a file what the server makes of it', async () => {
    const { workbench } = packaged;
    await workbench.lensLink('Show Effective Configuration').click();
    await waitUntil('the page is there', async () =>
      (await workbench.textBeside('values.yaml (effective).jsonc')).includes('"clientType": "confidential"'),
    );
  });

  it('offers, while somebody types, the keys that a block lacks', async () => {
    const { workbench } = packaged;
    await workbench.openFile('values.yaml');
    await workbench.goToEndOf(16);
    await workbench.write('\nresp');
    await workbench.suggestion('responseType').waitFor();
    await workbench.accept();
    await waitUntil('it is in the text', async () => (await workbench.editorText()).includes('responseType: '));
    assert.ok(!(await workbench.editorText()).includes('respresponseType'));
  });

  it('writes the file anew in another format', async () => {
    const { workbench } = packaged;
    await workbench.openFile('openmetadata.yaml');
    await workbench.lens('Keycloak · public · realm Data-sec').waitFor();
    await workbench.command('OpenMetadata SSO: Convert Configuration');
    await workbench.choose('env file');
    await workbench.notification('is in the new editor').waitFor();
    await waitUntil('the new editor has it', async () =>
      (await workbench.editorText()).includes('AUTHENTICATION_PROVIDER=custom-oidc'),
    );
  });
});
