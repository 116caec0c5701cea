import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askAdminApi, storedClient, storedSecret } from '../../support/keycloakAdmin';
import { waitUntil } from '../../support/wait';
import { closeAll, showNew, workspaceUri } from '../support/documents';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';
import { itemsAt, lineOf, nodeAt, treeText, watchRedraws } from '../support/trees';
import {
  arrangeRealm,
  configurationsView,
  connect,
  connectionsView,
  host,
  removeRealm,
  run,
  valuesText,
} from './arrange';

const realm = 'Tree-realm';
const large = 'Tree-large';
const hostile = '[x](command:workbench.action.quit) $(trash) <b>**y**</b>\u202egnp\u202c';

const lines = async (...way: readonly string[]): Promise<readonly string[]> =>
  (await itemsAt(connectionsView, host, ...way)).map(lineOf);

const markdown = (item: vscode.TreeItem | undefined): vscode.MarkdownString => {
  assert.ok(item?.tooltip instanceof vscode.MarkdownString);
  return item.tooltip;
};

describe('the tree of connections', () => {
  let connection: string;

  before(async function () {
    this.timeout(120_000);
    newPerson();
    await arrangeRealm(
      realm,
      [
        { clientId: 'dashboards', redirectUris: ['https://dashboards.acme.example/signed-in'] },
        {
          clientId: 'open-metadata',
          rootUrl: 'https://om.acme.example',
          redirectUris: ['https://om.acme.example/callback', 'https://om.acme.example/*'],
          webOrigins: ['https://om.acme.example'],
          directAccessGrantsEnabled: false,
          defaultClientScopes: ['profile'],
          optionalClientScopes: [],
        },
        { clientId: hostile, name: hostile, redirectUris: ['https://x.acme.example/**_'] },
      ],
      [
        { username: 'ada', email: 'ada@acme.example', firstName: 'Ada', lastName: 'Example', enabled: true },
        { username: 'bob', enabled: true },
      ],
    );
    const clients = Array.from({ length: 250 }, (_, index) => ({
      clientId: `app-${index.toString().padStart(3, '0')}`,
    }));
    await arrangeRealm(large, clients);
    connection = await connect();
  });
  after(async function () {
    this.timeout(120_000);
    await closeAll();
    await run('removeConnection', { connection });
    await removeRealm(realm);
    await removeRealm(large);
  });

  it('shows what is OpenMetadata’s first, and who uses it', async () => {
    assert.equal((await lines(realm))[0], 'open-metadata · confidential');
    const { document } = await showNew('values.yaml', valuesText(realm, 'dashboards'));
    await waitUntil('the tree knows the file', async () => (await lines(realm))[0]?.includes('values.yaml') === true);
    assert.deepEqual((await lines(realm)).slice(0, 2), [
      'dashboards · confidential · used by values.yaml',
      'open-metadata · confidential',
    ]);
    const used = (await itemsAt(connectionsView, host, realm, 'dashboards')).at(-1);
    assert.equal(used?.command?.command, 'vscode.open');
    assert.equal(String(used.command.arguments?.[0]), document.uri.toString());
  });

  it('unfolds a client into its settings, without its secret', async () => {
    const found = await lines(realm, 'open-metadata');
    assert.deepEqual(found.slice(0, 3), [
      'Settings · authorization code · enabled · https://om.acme.example',
      'Redirect URIs · https://om.acme.example/callback, https://om.acme.example/*',
      'Web origins · https://om.acme.example',
    ]);
    assert.equal(found[5], 'Secret · •••••• · set today');
    assert.deepEqual((await lines(realm, 'open-metadata', 'Scopes')).slice(0, 1), ['email · missing']);
    const uris = await itemsAt(connectionsView, host, realm, 'open-metadata', 'Redirect URIs');
    const wildcard = uris.find(({ label }) => label === 'https://om.acme.example/*');
    assert.ok(wildcard?.iconPath instanceof vscode.ThemeIcon);
    assert.equal(wildcard.iconPath.id, 'warning');
    assert.match(
      wildcard.accessibilityInformation?.label ?? '',
      /, any address that begins like this is accepted, warning$/,
    );
    const secret = await storedSecret(keycloak, realm, 'open-metadata');
    assert.ok(secret !== undefined && !(await treeText(connectionsView, host, realm)).includes(secret));
  });

  it('shows users with what the open configurations make of them', async () => {
    await showNew('values.yaml', valuesText(realm, 'open-metadata'));
    await waitUntil('the tree knows the file', async () =>
      (await lines(realm, 'Users')).includes('ada · administrator in values.yaml · ada@acme.example'),
    );
    assert.ok((await lines(realm, 'Users')).includes('bob · no e-mail'));
  });

  it('lets no name of a server do anything', async () => {
    const items = await itemsAt(connectionsView, host, realm);
    const item = items.find(({ label }) => typeof label === 'string' && label.startsWith('[x]'));
    assert.equal(item?.label, '[x](command:workbench.action.quit) $(trash) <b>**y**</b>gnp');
    const { value, isTrusted, supportHtml, supportThemeIcons } = markdown(item);
    assert.deepEqual([isTrusted ?? false, supportHtml ?? false, supportThemeIcons ?? false], [false, false, false]);
    assert.ok(!/(?<!\\)\]\(command:/.test(value), value);
    assert.equal(item.command, undefined);
  });

  it('shows a long list a page at a time', async () => {
    // Those of the first answer are shown while the others are still being read.
    await waitUntil('all have come', async () => (await lines(large)).length === 102);
    assert.equal((await lines(large))[100], 'Show 100 more · 150 left');
    const more = (await itemsAt(connectionsView, host, large)).at(100);
    assert.ok(more?.command);
    await vscode.commands.executeCommand(more.command.command, ...((more.command.arguments ?? []) as unknown[]));
    assert.equal((await lines(large))[200], 'Show 50 more · 50 left');
  });

  it('draws again what was touched and nothing else', async () => {
    const node = await nodeAt(connectionsView, host, realm, 'dashboards');
    const stored = await storedClient(keycloak, realm, 'dashboards');
    assert.ok(stored);
    await askAdminApi(keycloak, 'PUT', `/${realm}/clients/${stored.id}`, { ...stored, enabled: false });
    assert.match((await lines(realm)).join('\n'), /^dashboards · confidential$/m);
    const redraws = watchRedraws(connectionsView);
    await run('refresh', { connection, realm, client: 'dashboards' });
    redraws.dispose();
    assert.deepEqual(redraws.nodes, [node]);
    assert.match((await lines(realm)).join('\n'), /^dashboards · confidential · disabled$/m);
  });

  it('keeps the IDs of what stays', async () => {
    const ids = async () => (await itemsAt(connectionsView, host, realm)).map(({ id }) => id).sort();
    const before = await ids();
    await run('refresh', { connection, realm });
    assert.deepEqual(await ids(), before);
    assert.equal(new Set(before).size, before.length);
  });
});

describe('the view of configurations', () => {
  let connection: string;

  before(async () => {
    newPerson();
    await arrangeRealm(realm, [{ clientId: 'open-metadata' }]);
    connection = await connect();
  });
  after(async () => {
    await closeAll();
    await run('removeConnection', { connection });
    await removeRealm(realm);
  });

  const configurations = async (): Promise<string> => (await itemsAt(configurationsView)).map(lineOf).join('\n');

  it('has what is open at once, and what is in the workspace once it was found', async () => {
    const uri = workspaceUri('deploy/production.yaml');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(valuesText(realm, 'open-metadata')));
    await showNew('values.yaml', valuesText(realm, 'open-metadata'));
    await waitUntil('both are there', async () => {
      const found = await configurations();
      return (
        /^values\.yaml · Keycloak · confidential · \d+ problem/m.test(found) && found.includes('deploy/production.yaml')
      );
    });
    assert.match(await configurations(), /^deploy\/production\.yaml · Keycloak · confidential$/m);
  });

  it('forgets a file that is gone', async () => {
    await vscode.workspace.fs.delete(workspaceUri('deploy/production.yaml'));
    await waitUntil('it is gone', async () => !(await configurations()).includes('production.yaml'));
  });

  it('opens a file, and leads to its client among the connections', async () => {
    const file = (await itemsAt(configurationsView)).find(({ label }) => label === 'values.yaml');
    assert.equal(file?.command?.command, 'vscode.open');
    const [client] = await itemsAt(configurationsView, 'values.yaml');
    assert.ok(client);
    assert.equal(lineOf(client), `open-metadata · realm ${realm} · ${host}`);
    assert.ok(client.command);
    await vscode.commands.executeCommand(client.command.command, ...((client.command.arguments ?? []) as unknown[]));
  });

  it('gives commands the file', async () => {
    const node = await nodeAt(configurationsView, 'values.yaml');
    assert.ok(typeof node === 'object' && node !== null && 'uri' in node && node.uri instanceof vscode.Uri);
  });
});
