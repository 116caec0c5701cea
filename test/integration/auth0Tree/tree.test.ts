import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startAuth0Double, type Auth0Double } from '../../support/auth0Double/auth0Double';
import { addApplication, addUser, webApplication, type StoredApplication } from '../../support/auth0Double/state';
import { waitUntil } from '../../support/wait';
import { connectTenant } from '../support/auth0';
import { closeAll, showNew } from '../support/documents';
import { newPerson } from '../support/person';
import { itemsAt, labelOf, lineOf, nodeAt, treeText, watchRedraws } from '../support/trees';

const view = 'openmetadata-sso.connections';
const configurations = 'openmetadata-sso.configurations';

const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`openmetadata-sso.${command}`, ...args);

describe('the tree of a tenant', () => {
  let double: Auth0Double;
  let host: string;
  let connection: string;
  let application: StoredApplication;

  const place = () => ({ connection, realm: host, client: application.client_id });
  const lines = async (...way: readonly string[]): Promise<readonly string[]> =>
    (await itemsAt(view, host, ...way)).map(lineOf);

  before(async () => {
    newPerson();
    double = await startAuth0Double();
    host = new URL(double.url).host;
    for (let index = 0; index < 3; index += 1) addApplication(double.tenant, { name: 'Shop', app_type: 'spa' });
    application = addApplication(double.tenant, webApplication);
    addUser(double.tenant, { email: 'ada@acme.example', username: 'ada', password: 'Open sesame 1' });
    connection = (await connectTenant(double)).id;
  });
  afterEach(closeAll);
  after(async () => {
    await run('removeConnection', { connection });
    await double.stop();
    assert.deepEqual(double.violations, []);
  });

  it('has the applications right below the connection, OpenMetadata’s first, and twins told apart', async () => {
    const found = await lines();
    assert.equal(found[0], 'OpenMetadata · confidential');
    const shops = found.filter((line) => line.startsWith('Shop · '));
    assert.equal(new Set(shops).size, 3);
    for (const line of shops) assert.match(line, /^Shop · \w{8,}… · /);
    assert.equal(found.at(-1), 'Users');
    const ids = (await itemsAt(view, host)).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });

  it('unfolds an application into what Auth0 knows of it, without its secret', async () => {
    const text = await treeText(view, host, 'OpenMetadata');
    for (const line of [
      'Callback URLs · https://om.acme.example/callback',
      'Web origins · https://om.acme.example',
      'Logout URLs · https://om.acme.example',
      'Connections · none: nobody can sign in',
      'Secret · •••••• · set',
    ])
      assert.ok(text.split('\n').includes(line), `${line} in ${text}`);
    assert.ok(!/^Settings/m.test(text), 'Auth0 has no such switches');
    assert.ok(!text.includes(application.client_secret));
  });

  it('shows users', async () => {
    assert.deepEqual(await lines('Users'), ['ada · ada@acme.example']);
  });

  it('enables a connection that is chosen, after showing what changes', async () => {
    const person = newPerson();
    const done = run('enableConnection', place());
    await person.choose('Username-Password-Authentication');
    await person.choose('Apply');
    await done;
    const enabled = [...double.tenant.connections.values()].filter(({ enabled_clients: clients }) =>
      clients.includes(application.client_id),
    );
    assert.deepEqual(
      enabled.map(({ name }) => name),
      ['Username-Password-Authentication'],
    );
    assert.deepEqual(person.messages, [
      'Users of Username-Password-Authentication can sign in to application OpenMetadata.',
    ]);
    assert.ok((await lines('OpenMetadata')).includes('Connections · Username-Password-Authentication'));
  });

  it('lets OpenMetadata’s own test pass where somebody asks for it', async () => {
    const person = newPerson();
    const done = run('allowSettingsTest', place());
    await person.choose('Apply');
    await done;
    assert.deepEqual(person.messages, ['Application OpenMetadata has the grant for OpenMetadata’s SSO test.']);
    const grants = [...double.tenant.grants.values()].filter(({ client_id: id }) => id === application.client_id);
    assert.equal(grants.length, 1);
    const again = newPerson();
    await run('allowSettingsTest', place());
    assert.match(again.messages.join(), /^There is nothing to do\./);
  });

  it('edits the addresses to sign out to', async () => {
    const person = newPerson();
    const done = run('editLogoutUris', place());
    await person.tick('https://om.acme.example', 'Add a');
    await person.type('https://om.acme.example/signin');
    await person.tick('https://om.acme.example', 'https://om.acme.example/signin');
    await person.choose('Apply');
    await done;
    assert.deepEqual(double.tenant.applications.get(application.client_id)?.allowed_logout_urls, [
      'https://om.acme.example',
      'https://om.acme.example/signin',
    ]);
    assert.ok(
      (await lines('OpenMetadata')).includes('Logout URLs · https://om.acme.example, https://om.acme.example/signin'),
    );
  });

  it('says what there is not, before it asks anything', async () => {
    const wrong = {
      attachMissingScopes: 'Attach Missing Scopes',
      disableClient: 'Disable Application',
      createSignInClient: 'Create Application for Browser Sign-In',
    };
    for (const [command, title] of Object.entries(wrong)) {
      const person = newPerson();
      const before = double.requests.length;
      await run(command, { connection, realm: host });
      assert.deepEqual(person.messages, [`“${title}” is not possible with the connection to Auth0 at ${host}.`]);
      assert.equal(double.requests.length, before);
    }
  });

  it('shows who uses an application, and leads there from the file', async () => {
    const text = `openmetadata:
  config:
    authentication:
      provider: auth0
      clientType: confidential
      authority: ${double.url}
      clientId: ${application.client_id}
`;
    await showNew('values.yaml', text);
    await waitUntil('the tree knows the file', async () => (await lines())[0]?.includes('values.yaml') === true);
    const [client] = await itemsAt(configurations, 'values.yaml');
    assert.ok(client);
    assert.equal(lineOf(client), `OpenMetadata · application · ${host}`);
    assert.ok(client.command);
    await vscode.commands.executeCommand(client.command.command, ...((client.command.arguments ?? []) as unknown[]));
  });

  it('offers applications by their names where an ID is typed', async () => {
    const { document } = await showNew(
      'openmetadata.yaml',
      `authenticationConfiguration:\n  provider: auth0\n  authority: ${double.url}\n  clientId: \n`,
    );
    const end = document.lineAt(3).range.end;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      end,
    );
    const item = list.items.toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))[0];
    assert.deepEqual(item?.label, { label: application.client_id, description: 'OpenMetadata' });
    assert.equal(item.detail, `application OpenMetadata of tenant ${host}, confidential`);
  });

  it('draws again what was touched and nothing else', async () => {
    const node = await nodeAt(view, host, 'OpenMetadata');
    double.tenant.applications.set(application.client_id, {
      ...application,
      ...webApplication,
      name: 'OpenMetadata EU',
    });
    const redraws = watchRedraws(view);
    await run('refresh', place());
    redraws.dispose();
    assert.deepEqual(redraws.nodes, [node]);
    assert.match((await lines())[0] ?? '', /^OpenMetadata EU · confidential/);
  });

  it('counts the scopes that are missing, of those that are needed', async () => {
    double.scopes = new Set(
      [...double.scopes].filter((scope) => scope !== 'read:client_keys' && scope !== 'update:client_keys'),
    );
    await run('removeConnection', { connection });
    connection = (await connectTenant(double)).id;
    await lines();
    const root = async (): Promise<string> => (await itemsAt(view)).map(lineOf).join();
    await waitUntil('the tree knows', async () => (await root()) === `${host} · Auth0 · 1 missing scope`);
  });

  it('reads a page at a time, and shows the first while the rest is read', async function () {
    this.timeout(60_000);
    for (let index = 0; index < 250; index += 1)
      addApplication(double.tenant, { name: `App ${index.toString().padStart(3, '0')}`, app_type: 'spa' });
    await run('refresh', { connection });
    const first = await lines();
    assert.ok(first.includes('Reading the other applications…'), first.slice(-3).join());
    await waitUntil('all have come', async () => (await lines()).at(-2)?.startsWith('Show 100 more') === true);
    const more = (await itemsAt(view, host)).find((item) => labelOf(item) === 'Show 100 more');
    assert.ok(more?.command);
    await vscode.commands.executeCommand(more.command.command, ...((more.command.arguments ?? []) as unknown[]));
    assert.equal((await lines()).length, 202);
  });
});
