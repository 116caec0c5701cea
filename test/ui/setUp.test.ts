import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { helmValues } from '../../src/core/formats/helmValues/helmValues';
import type { Elsewhere } from '../../src/core/formats/lens';
import { leaks, plant, type Canary } from '../support/canaries';
import { faultProxy, type FaultProxy } from '../support/faultProxy';
import {
  createAdministrator,
  createUser,
  storedClient,
  storedSecret,
  type Administered,
} from '../support/keycloakAdmin';
import { startKeycloak, type KeycloakServer } from '../support/keycloakServer';
import { resolveSettings } from '../support/omServer';
import { signIn } from '../support/signIn';
import { stopAfterwards, stopAtFirstFailure } from '../support/steps';
import type { VSCodeServer } from '../support/vscodeServer';
import { waitUntil } from '../support/wait';
import { inBrowser } from './person';
import { typeConnection } from './connecting';
import { startPackaged } from './packaged';
import { screenshots, type Workbench } from './workbench';

const realm = 'Data-sec';

const person = {
  username: 'admin-user',
  email: 'admin-user@example.com',
  firstName: 'Ada',
  lastName: 'Admin',
  password: randomUUID(),
};

/** What Kubernetes would hold once the command was run. */
const storedBy = (command: string): readonly Elsewhere[] =>
  [...command.matchAll(/--from-literal='?([\w-]+)=([^\s']+)/g)].map(([, entry = '', value = '']) => ({
    key: entry.endsWith('client-id') ? 'oidc.id' : 'oidc.secret',
    value,
    secret: true,
    home: { kind: 'kubernetes-secret', name: 'oidc-secrets', entry },
  }));

// One person's way from the packaged extension to a file that is ready; each test is the next step of it.
describe('the packaged extension in the workbench', function () {
  stopAtFirstFailure();
  this.timeout(120_000);

  let keycloak: KeycloakServer;
  let proxy: FaultProxy;
  let administrator: Administered;
  let server: VSCodeServer;
  let page: Page;
  let workbench: Workbench;
  let file: string;
  let original: Buffer;

  const stops = stopAfterwards();

  before(async function () {
    this.timeout(600_000);
    keycloak = await startKeycloak({ options: ['--http-access-log-enabled=true'] });
    stops.push(() => keycloak.stop());
    proxy = await faultProxy(keycloak.url, keepTokens);
    stops.push(() => proxy.stop());
    // The extension knows Keycloak by the proxy's address only, so every token that it gets is known here.
    administrator = { ...(await createAdministrator(keycloak, 'alice')), url: proxy.url };
    const packaged = await startPackaged();
    stops.push(() => packaged.stop());
    ({ server, page, workbench } = packaged);
    file = join(packaged.folder, 'values.yaml');
    // The Keycloak of this test is on the same machine, where no container would find it.
    writeFileSync(file, `# openmetadata-sso-disable container-localhost\n${readFileSync(file, 'utf8')}`);
    original = readFileSync(file);
  });

  afterEach(async function () {
    const { title = 'unknown', state } = this.currentTest ?? {};
    const name = title.replaceAll(/\W+/g, '-');
    await workbench.screenshot(state === 'failed' ? `failed-${name}` : name);
    assert.ok(!(await workbench.shows(administrator.adminPassword)), 'the password is nowhere on the screen');
    const secret = await clientSecret();
    assert.ok(secret === undefined || !(await workbench.shows(secret)), 'nor is the client secret');
  });

  const tokens: Canary[] = [];
  const requests: string[] = [];

  function keepTokens(line: string, body: string): void {
    requests.push(line);
    if (!line.includes('/protocol/openid-connect/token')) return;
    for (const [, name = '', value = ''] of body.matchAll(/"(\w+_token)":"([^"]+)"/g)) tokens.push({ name, value });
  }

  const clientSecret = (): Promise<string | undefined> =>
    storedSecret(keycloak, realm, 'open-metadata').catch(() => undefined);

  it('01 shows what is wrong in a values file', async () => {
    await workbench.openFile('values.yaml');
    await workbench.squiggles('error').first().waitFor();
    await (await workbench.problems()).filter({ hasText: 'oidcConfiguration' }).first().waitFor();
  });

  it('02 asks for a connection, and hides the password', async () => {
    await workbench.openFile('values.yaml');
    await workbench.command('OpenMetadata SSO: Set Up Single Sign-On');
    await workbench.choose('Add connection');
    await typeConnection(workbench, administrator);
    assert.ok(await workbench.isMasked());
  });

  it('03 signs in and lists the realms', async () => {
    await workbench.accept();
    await workbench.choose('Answer one by one');
    await workbench.choose('Create realm');
    await workbench.question('Realm name');
    await workbench.answer(realm);
    await workbench.question('How OpenMetadata signs users in');
  });

  it('04 asks for the flow, the address, the client and the administrator', async () => {
    await workbench.choose('Authorization code');
    await workbench.question('OpenMetadata’s address');
    await workbench.accept();
    await workbench.choose('Create open-metadata');
    await workbench.question('The first administrator');
    await workbench.choose('Nobody now');
  });

  it('05 shows the plan and what will be written, before anything happens', async () => {
    await workbench.question('Read the plan');
    await waitUntil('the plan is on the screen', () =>
      workbench.shows('Create client open-metadata in realm Data-sec'),
    );
    await workbench.offers('Apply');
    assert.equal(await storedClient(keycloak, realm, 'open-metadata').catch(() => undefined), undefined);
    assert.deepEqual(readFileSync(file), original);
  });

  it('06 creates the client and writes the file', async () => {
    await workbench.choose('Apply');
    await workbench.question('Kubernetes Secret');
    await workbench.choose('Copy the kubectl command');
    await workbench.notification('is ready').waitFor();
    assert.ok(await storedClient(keycloak, realm, 'open-metadata'));
    await workbench.save();
    await waitUntil('the file is saved', () => !readFileSync(file).equals(original));
    const written = readFileSync(file, 'utf8');
    assert.match(written, new RegExp(`authority: ${administrator.url}/realms/${realm}\n`));
    assert.match(written, /enabled: true # the server keeps a secret/);
    assert.ok(!written.includes((await clientSecret()) ?? '?'));
    assert.ok((await workbench.clipboard()).includes((await clientSecret()) ?? '?'), 'the command has the secret');
  });

  it('07 leaves no problem in the file', async () => {
    await workbench.squiggles('error').first().waitFor({ state: 'detached' });
    await workbench.squiggles('warning').first().waitFor({ state: 'detached' });
  });

  it('08 signs a person in with what the file says now', async () => {
    const text = readFileSync(file, 'utf8');
    const settings = resolveSettings(helmValues, text, storedBy(await workbench.clipboard()));
    await createUser(administrator, realm, person);
    const login = join(screenshots, '08-a-login-page.png');
    const { userName, isAdministrator } = await signIn(settings, person, inBrowser(page.context(), login));
    assert.equal(userName, 'admin-user');
    assert.ok(isAdministrator);
  });

  it('09 takes the file back with one undo', async () => {
    await workbench.undo();
    await workbench.save();
    await waitUntil('the file has its original bytes', () => readFileSync(file).equals(original));
  });

  it('10 shows the connection in its own view', async () => {
    await workbench.openContainer('OpenMetadata SSO');
    await workbench.treeItem(new URL(administrator.url).host).click();
    await workbench.treeItem(realm).click();
    await workbench.treeItem('open-metadata').waitFor();
  });

  it('11 still has the connection after a reload, without asking for the password', async () => {
    await page.reload();
    // VS Code comes back with the view that was open.
    await workbench.treeItem(new URL(administrator.url).host).click();
    await workbench.treeItem(realm).waitFor();
  });

  it('12 has left no password and no secret in any file or log', async () => {
    const secret = await clientSecret();
    assert.ok(secret);
    const names = new Set(tokens.map(({ name }) => name));
    assert.ok(names.has('access_token') && names.has('refresh_token') && names.has('id_token'));
    const canaries: readonly Canary[] = [
      { name: 'password', value: administrator.adminPassword },
      { name: 'client secret', value: secret },
      ...tokens,
    ];
    assert.deepEqual(await leaks(await places(), canaries), []);
  });

  it('13 would have found them: in a log, in the page, in the browser, in a URL, in the access log', async () => {
    const text = `planted "${randomUUID()}" für & alle`;
    await plant(page, server.logFile, text);
    await fetch(`${proxy.url}/realms/${realm}?${new URLSearchParams({ text }).toString()}`);
    const { serverLog, ...rest } = await places();
    const found = await leaks({ serverLog, ...rest }, [{ name: 'text', value: text }]);
    const expected = ['on the screen', "in the browser's storage", 'in a URL', 'in server.log'];
    const logged = serverLog === undefined ? [] : ["in the server's log"];
    assert.deepEqual([...found].sort(), [...expected, ...logged].map((where) => `the text ${where}`).sort());
  });

  const places = async (): Promise<Parameters<typeof leaks>[0]> => ({
    home: server.home,
    page,
    requests,
    serverLog: await keycloak.log(),
  });
});
