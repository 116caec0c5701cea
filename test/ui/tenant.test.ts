import assert from 'node:assert/strict';
import { startAuth0Double, type Auth0Double } from '../support/auth0Double/auth0Double';
import { addApplication, addUser, usualDatabase, webApplication } from '../support/auth0Double/state';
import { stopAtFirstFailure } from '../support/steps';
import { startPackaged, type Packaged } from './packaged';

// What a person sees of an Auth0 tenant among the connections, and what its menus offer.
describe('a tenant in the activity bar', function () {
  stopAtFirstFailure();
  this.timeout(120_000);

  let double: Auth0Double;
  let packaged: Packaged;
  let host: string;

  before(async function () {
    this.timeout(600_000);
    double = await startAuth0Double();
    host = new URL(double.url).host;
    addApplication(double.tenant, webApplication);
    addUser(double.tenant, { email: 'ada@acme.example', username: 'ada', password: 'Open sesame 1' });
    packaged = await startPackaged();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await packaged.workbench.screenshot('failed-tenant');
  });

  after(async function () {
    this.timeout(120_000);
    await packaged.stop();
    await double.stop();
    assert.deepEqual(double.violations, []);
  });

  it('shows its applications below the connection, by the words of its dashboard', async () => {
    const { workbench } = packaged;
    await workbench.openFile('values.yaml');
    await workbench.openContainer('OpenMetadata SSO');
    await workbench.command('OpenMetadata SSO: Add Connection');
    await workbench.choose('Auth0');
    await workbench.question('Tenant domain');
    await workbench.answer(double.url);
    await workbench.choose('Management API token');
    await workbench.choose('I have the credentials');
    await workbench.question('Custom domain');
    await workbench.accept();
    await workbench.question('Management API token');
    const scopes = ['read:clients', 'read:connections', 'update:connections', 'read:users'];
    await workbench.answer(double.pastedToken({ scopes }));
    await workbench.treeItem(host).click();
    await workbench.treeItem(/^OpenMetadata, confidential, application for OpenMetadata/).click();
    await workbench.treeItem(/^Callback URLs, https:\/\/om\.acme\.example\/callback/).waitFor();
    await workbench.treeItem(/^Connections, none: nobody can sign in, warning/).waitFor();
    await workbench.treeItem(new RegExp(`^${host}, Auth0, \\d+ missing scopes$`)).waitFor();
    await workbench.screenshot('tenant-1');
  });

  it('offers for each line what Auth0 has, and nothing else', async () => {
    const { workbench } = packaged;
    const ofTenant = await workbench.menuOf(workbench.treeItem(host));
    assert.deepEqual(
      ['Create Client…', 'Create Administrator User…', 'Open Provider’s Console'].filter((title) =>
        ofTenant.includes(title),
      ),
      ['Create Client…', 'Create Administrator User…', 'Open Provider’s Console'],
    );
    for (const title of ['Create Realm…', 'Create Client for Browser Sign-In…'])
      assert.ok(!ofTenant.includes(title), ofTenant.join());
    const ofApplication = await workbench.menuOf(workbench.treeItem(/^OpenMetadata, confidential/));
    const there = ['Edit Logout URLs…', 'Enable Login Connection…', 'Let OpenMetadata’s SSO Test Pass…', 'Copy Secret'];
    assert.deepEqual(
      there.filter((title) => !ofApplication.includes(title)),
      [],
      ofApplication.join(),
    );
    for (const title of ['Attach Missing Scopes…', 'Disable Client…', 'Enable Client…'])
      assert.ok(!ofApplication.includes(title), ofApplication.join());
  });

  it('lets users sign in by way of the line that says nobody can', async () => {
    const { workbench } = packaged;
    const line = workbench.treeItem(/^Connections, none/);
    await line.hover();
    await workbench.button(line, 'Enable Login Connection…').click();
    await workbench.choose(usualDatabase);
    await workbench.offers('Apply');
    await workbench.screenshot('tenant-2');
    await workbench.choose('Apply');
    await workbench.treeItem(new RegExp(`^Connections, ${usualDatabase}`)).waitFor();
    await workbench.screenshot('tenant-3');
  });
});
