import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askAdminApi, createAdministrator, storedSecret, type Administered } from '../support/keycloakAdmin';
import { startKeycloak, type KeycloakServer } from '../support/keycloakServer';
import { stopAtFirstFailure } from '../support/steps';
import { typeConnection } from './connecting';
import { createFaultyRealm } from './faultyRealm';
import { startPackaged, type Packaged } from './packaged';

// First in the list: rows that are out of sight are not on the page.
const realm = 'A-tree';

const values = (url: string): string => `# openmetadata-sso-disable container-localhost
openmetadata:
  config:
    authorizer:
      initialAdmins:
        - ada
    authentication:
      provider: custom-oidc
      clientType: confidential
      authority: ${url}/realms/${realm}
      clientId: open-metadata
`;

// What a person sees in the activity bar's views; the pictures are for looking at.
describe('the views of the activity bar', function () {
  stopAtFirstFailure();
  this.timeout(120_000);

  let keycloak: KeycloakServer;
  let administrator: Administered;
  let packaged: Packaged;

  before(async function () {
    this.timeout(600_000);
    keycloak = await startKeycloak();
    administrator = await createAdministrator(keycloak, 'tree-viewer');
    await createFaultyRealm(keycloak, realm, { defaultClientScopes: ['profile'], optionalClientScopes: [] });
    await askAdminApi(keycloak, 'POST', `/${realm}/users`, { username: 'bob', enabled: true });
    packaged = await startPackaged();
    writeFileSync(join(packaged.folder, 'values.yaml'), values(administrator.url));
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await packaged.workbench.screenshot('failed-tree');
  });

  after(async function () {
    this.timeout(120_000);
    await packaged.stop();
    await askAdminApi(keycloak, 'DELETE', `/${realm}`);
    const [user] = (await askAdminApi(keycloak, 'GET', '/master/users?exact=true&username=tree-viewer')) as {
      readonly id: string;
    }[];
    if (user !== undefined) await askAdminApi(keycloak, 'DELETE', `/master/users/${user.id}`);
    await keycloak.stop();
  });

  it('show the whole of a realm, and what its configurations have to do with it', async () => {
    const { workbench } = packaged;
    await workbench.openFile('values.yaml');
    await workbench.openContainer('OpenMetadata SSO');
    await workbench.command('OpenMetadata SSO: Add Connection');
    await workbench.choose('Keycloak');
    await typeConnection(workbench, administrator);
    await workbench.accept();
    await workbench.treeItem(/^values\.yaml, Keycloak, confidential, /).waitFor();
    await workbench.treeItem(new URL(administrator.url).host).click();
    await workbench.treeItem(new RegExp(`^${realm}`)).click();
    await workbench.treeItem(/^Users/).click();
    await workbench.treeItem(/^ada, administrator in values\.yaml/).waitFor();
    await workbench.treeItem(/^bob, no e-mail, warning/).waitFor();
    await workbench.treeItem(/^open-metadata, confidential, used by values\.yaml, client for OpenMetadata/).click();
    await workbench.treeItem(/^Redirect URIs, .*, warning$/).click();
    await workbench.treeItem(/^Scopes, missing: email/).click();
    await workbench.treeItem(/^email, missing, warning$/).waitFor();
    await workbench.screenshot('tree-1');
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await workbench.treeItem(/^Secret, hidden, set today$/).hover();
    await workbench.screenshot('tree-2');
    const secret = await storedSecret(keycloak, realm, 'open-metadata');
    assert.ok(secret !== undefined && !(await workbench.shows(secret)));
  });
});
