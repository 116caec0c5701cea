import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askAdminApi, createAdministrator, type Administered } from '../support/keycloakAdmin';
import { startKeycloak, type KeycloakServer } from '../support/keycloakServer';
import { stopAfterwards, stopAtFirstFailure } from '../support/steps';
import { waitUntil } from '../support/wait';
import { contrasts, goingByTheSystem, switchTo, themes } from './colours';
import { typeConnection } from './connecting';
import { createFaultyRealm } from './faultyRealm';
import { startPackaged, type Packaged } from './packaged';
import { activityBarPicture, treeIcons, type Workbench } from './workbench';

// First in the list: rows that are out of sight are not on the page.
const realm = 'A-themes';

const values = (url: string): string => `# openmetadata-sso-disable container-localhost
openmetadata:
  config:
    authorizer:
      initialAdmins:
        - ada
    authentication:
      clientType: confidential
      provider: custom-oidc
      authority: ${url}/realms/${realm}/protocol/openid-connect/auth
      clientId: open-metadata
      callbackUrl: https://om.acme.example/callback
      oidcConfiguration:
        enabled: false
        oidcType: Keycloak
        discoveryUri: ${url}/realms/${realm}/.well-known/openid-configuration
        callbackUrl: https://om.acme.example/callback
        serverUrl: https://om.acme.example
`;

/** WCAG 2.1, 1.4.11: what one has to see to understand. */
const enough = 3;

// Everything that is drawn, in every kind of theme; the pictures are for looking at.
describe('the packaged extension in light, dark and high-contrast themes', function () {
  stopAtFirstFailure();
  this.timeout(120_000);

  let keycloak: KeycloakServer;
  let administrator: Administered;
  let packaged: Packaged;
  let workbench: Workbench;
  const stops = stopAfterwards();

  before(async function () {
    this.timeout(600_000);
    keycloak = await startKeycloak();
    stops.push(() => keycloak.stop());
    administrator = await createAdministrator(keycloak, 'themes');
    await createFaultyRealm(keycloak, realm);
    stops.push(() => askAdminApi(keycloak, 'DELETE', `/${realm}`));
    packaged = await startPackaged({ settings: goingByTheSystem });
    stops.push(() => packaged.stop());
    ({ workbench } = packaged);
    writeFileSync(join(packaged.folder, 'values.yaml'), values(administrator.url));
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed-themes');
  });

  /** Takes a picture of what is on the screen in each theme, and looks at it while it is there. */
  async function inEveryTheme(scene: string, look: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    for (const theme of themes) {
      await switchTo(theme, packaged.page);
      await workbench.screenshot(`theme-${scene}-${theme.name}`);
      await look();
      assert.equal(await packaged.page.locator('iframe.webview').count(), 0, 'nothing is a web page in the editor');
    }
  }

  it('show problems, lenses and the sign in the activity bar', async () => {
    await workbench.openFile('values.yaml');
    await workbench.squiggles('error').first().waitFor();
    await (await workbench.problems()).first().waitFor();
    await inEveryTheme('editor', async () => {
      // A picture that had a colour of its own would be lost on some background.
      const [seen] = await contrasts(packaged.page, activityBarPicture, 'mask');
      assert.ok(seen !== undefined && seen.ratio >= enough, JSON.stringify(seen));
    });
  });

  it('ask where to sign in', async () => {
    await workbench.command('OpenMetadata SSO: Set Up Single Sign-On');
    await workbench.choose('Add connection');
    await workbench.question('Keycloak URL');
    await inEveryTheme('question');
    await typeConnection(workbench, administrator);
    await workbench.accept();
    await workbench.choose('Answer one by one');
    await workbench.choose(realm);
    await workbench.question('How OpenMetadata signs users in');
    await inEveryTheme('wizard');
  });

  it('show the plan and the file that it leads to', async () => {
    await workbench.choose('Authorization code');
    await workbench.question('OpenMetadata’s address');
    await workbench.accept();
    await workbench.choose('Use open-metadata');
    await workbench.choose('Nobody now');
    await workbench.question('Read the plan');
    await waitUntil('the plan is on the screen', () => workbench.shows('Know before you apply'));
    await workbench.offers('Apply');
    await inEveryTheme('plan');
    await workbench.dismiss();
  });

  it('show what was checked, and who a user would be', async () => {
    await workbench.openFile('values.yaml');
    // A page that opens next to it would take its place in some versions.
    await workbench.command('View: Keep Editor');
    await workbench.command('OpenMetadata SSO: Check Sign-In');
    await workbench
      .notification(/checks? /)
      .first()
      .waitFor();
    await inEveryTheme('message');
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.command('OpenMetadata SSO: Show Sign-In Checks');
    await waitUntil('the checks are there', () => workbench.shows('Sign-in checks of values.yaml'));
    await inEveryTheme('checks');
    await workbench.showFirstTab();
    await workbench.squiggles('error').first().waitFor();
    await workbench.command('OpenMetadata SSO: Preview Sign-In');
    await workbench.choose('ada');
    await waitUntil('the page is there', () => workbench.shows('Sign-in of ada'));
    await inEveryTheme('preview');
  });

  it('show the tree, with icons that can be told from what is behind them', async () => {
    await workbench.openContainer('OpenMetadata SSO');
    await workbench.command('View: Close All Editors');
    const open = async (name: string | RegExp) => workbench.treeItem(name).click();
    await open(new URL(administrator.url).host);
    await open(`${realm}, realm`);
    await open(/^Users/);
    await open(/^open-metadata, confidential/);
    await open(/^Redirect URIs/);
    await workbench.treeItem(/^https:.*, warning$/).waitFor();
    await inEveryTheme('tree', async () => {
      const icons = await contrasts(packaged.page, treeIcons, 'font');
      assert.ok(icons.length > 8);
      assert.deepEqual(
        icons.filter(({ ratio }) => ratio < enough),
        [],
      );
    });
  });
});
