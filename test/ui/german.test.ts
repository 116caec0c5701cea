import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from '../support/wait';
import { startPackaged, type Packaged } from './packaged';

const broken = `AUTHENTICATION_PROVIDER=custom-oidc
AUTHENTICATION_CLIENT_TYPE=confidential
AUTHENTICATION_AUTHORITY=https://sso.acme.example/realms/Data-sec/
AUTHENTICATION_CALLBACK_URL=https://om.acme.example/callbak
OIDC_CLIENT_ID=
`;

describe('the packaged extension where VS Code speaks German', function () {
  this.timeout(60_000);
  let packaged: Packaged;

  before(async function () {
    this.timeout(600_000);
    packaged = await startPackaged({ language: 'de' });
    writeFileSync(join(packaged.folder, 'kaputt.env'), broken);
  });

  after(() => packaged.stop());

  afterEach(async function () {
    const { title = 'unknown' } = this.currentTest ?? {};
    await packaged.workbench.screenshot(`german-${title.replaceAll(/\W+/g, '-')}`);
  });

  it('says in German what is wrong with a file', async () => {
    const { workbench, page } = packaged;
    await workbench.openFile('kaputt.env');
    await workbench.squiggles('error').first().waitFor();
    await page.keyboard.press('F8');
    await workbench.problemBeside().waitFor();
    assert.match(await workbench.problemBeside().innerText(), /OIDC_CLIENT_ID ist leer/);
  });

  it('has German lenses', async () => {
    const { workbench } = packaged;
    await workbench.openFile('values.yaml');
    await workbench.lens('Keycloak · confidential · Realm Data-sec').waitFor();
    await workbench.lensLink('Einrichten…').waitFor();
  });

  it('has German commands', async () => {
    const { workbench } = packaged;
    await workbench.command('OpenMetadata SSO: Wirksame Konfiguration anzeigen');
    await waitUntil('the page is there', async () =>
      (await workbench.textBeside('values.yaml (wirksam).jsonc')).includes('Was ein Server aus values.yaml macht.'),
    );
  });
});
