import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { envFile } from '../../src/core/formats/envFile/envFile';
import { leaks, type Canary } from '../support/canaries';
import { startAuth0Double, type Auth0Double } from '../support/auth0Double/auth0Double';
import { resolveSettings } from '../support/omServer';
import { signIn } from '../support/signIn';
import { stopAtFirstFailure } from '../support/steps';
import { waitUntil } from '../support/wait';
import { startPackaged, type Packaged } from './packaged';
import { inBrowser } from './person';
import { screenshots } from './workbench';

const person = { username: 'ada', email: 'ada@example.com', password: randomUUID() };

// One person's way from an Auth0 tenant without anything in it to a sign-in, at the pace of a free tenant; each test is the
// next step of it.
describe('the wizard, with an Auth0 tenant', function () {
  stopAtFirstFailure();
  this.timeout(120_000);

  let double: Auth0Double;
  let packaged: Packaged;
  let file: string;

  before(async function () {
    this.timeout(600_000);
    double = await startAuth0Double({ requestsPerSecond: 2 });
    packaged = await startPackaged();
    file = join(packaged.folder, 'docker/openmetadata.env');
  });

  afterEach(async function () {
    const { title = 'unknown', state } = this.currentTest ?? {};
    const name = title.replaceAll(/\W+/g, '-');
    await packaged.workbench.screenshot(`tenant-${state === 'failed' ? 'failed-' : ''}${name}`);
    for (const { name: what, value } of secrets())
      assert.ok(!(await packaged.workbench.shows(value)), `the ${what} is nowhere on the screen`);
  });

  after(async function () {
    this.timeout(120_000);
    await packaged.stop();
    await double.stop();
    assert.deepEqual(double.violations, []);
  });

  const secrets = (): readonly Canary[] => [
    { name: 'secret of the connection', value: double.machine.clientSecret },
    { name: 'password of the administrator', value: person.password },
  ];

  it('01 asks who signs users in, although the file says Keycloak', async () => {
    const { workbench } = packaged;
    await workbench.openFile('openmetadata.env');
    await workbench.command('OpenMetadata SSO: Set Up Single Sign-On');
    await workbench.choose('Another identity provider');
    await workbench.choose('Auth0');
    await workbench.offers('Add connection');
  });

  it('02 shows how to create the credentials', async () => {
    const { workbench } = packaged;
    await workbench.choose('Add connection');
    await workbench.question('Tenant domain');
    await workbench.answer(double.url);
    await workbench.choose('Machine-to-machine application');
    await workbench.choose('Show how to create them');
    await workbench.choose('Copy the scopes');
    await waitUntil('the scopes are copied', async () => (await workbench.clipboard()).includes('read:clients'));
    await workbench.offers('I have the credentials');
  });

  it('03 takes the credentials, and hides the secret', async () => {
    const { workbench } = packaged;
    await workbench.choose('I have the credentials');
    await workbench.question('Custom domain');
    await workbench.accept();
    await workbench.question('Client ID');
    await workbench.answer(double.machine.clientId);
    await workbench.question('Client secret');
    await workbench.type(double.machine.clientSecret);
    assert.ok(await workbench.isMasked());
  });

  it('04 asks neither for a realm nor for an ID', async () => {
    const { workbench } = packaged;
    await workbench.accept();
    await workbench.question('How OpenMetadata signs users in');
    await workbench.choose('Authorization code');
    await workbench.question('OpenMetadata’s address');
    await workbench.accept();
    await workbench.offers('Create OpenMetadata');
  });

  it('05 shows the plan before anything is made', async () => {
    const { workbench } = packaged;
    await workbench.choose('Create OpenMetadata');
    await workbench.choose('Create admin-user');
    await workbench.question('User name');
    await workbench.answer(person.username);
    await workbench.question('E-mail');
    await workbench.answer(person.email);
    await workbench.question('First name');
    await workbench.answer('Ada');
    await workbench.question('Last name');
    await workbench.answer('Admin');
    await workbench.question('Password');
    await workbench.answer(person.password);
    await workbench.offers('Apply');
    assert.ok(!double.requests.some(({ method, path }) => method === 'POST' && path === '/api/v2/clients'));
  });

  it('06 makes it at the tenant’s pace, and says that sign-in is ready', async () => {
    const { workbench } = packaged;
    await workbench.choose('Apply');
    await workbench.notification(/Sign-in is ready/).waitFor();
    assert.ok(!double.requests.some(({ status }) => status === 429));
  });

  it('07 signs a person in with what the file says now', async () => {
    const { workbench, page } = packaged;
    await workbench.save();
    await waitUntil('the file is saved', () => readFileSync(file, 'utf8').includes('AUTHENTICATION_PROVIDER=auth0'));
    const settings = resolveSettings(envFile, readFileSync(file, 'utf8'), []);
    const login = join(screenshots, 'tenant-07-login.png');
    const account = { username: person.email, password: person.password };
    const { userName, isAdministrator } = await signIn(settings, account, inBrowser(page.context(), login));
    assert.equal(userName, person.username);
    assert.ok(isAdministrator);
  });

  it('08 has left no secret in any file or log', async () => {
    const { server, page } = packaged;
    const requests = double.requests.map(({ method, path, query }) => `${method} ${path} ${query}`);
    assert.deepEqual(await leaks({ home: server.home, page, requests, serverLog: undefined }, secrets()), []);
  });
});
