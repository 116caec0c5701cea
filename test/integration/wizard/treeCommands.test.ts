import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ConnectionProfile } from '../../../src/idp/connection';
import { askAdminApi, storedClient, storedSecret } from '../../support/keycloakAdmin';
import { closeAll, showNew, undo } from '../support/documents';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';
import { treeText } from '../support/trees';

const realm = 'Orders';
const view = 'openmetadata-sso.connections';
const text = 'AUTHENTICATION_PROVIDER=basic\n# ours\n';

const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`openmetadata-sso.${command}`, ...args);

const signIn = (password: string) => ({
  provider: 'keycloak',
  url: keycloak.url,
  method: 'password',
  answers: { realm: 'master', username: keycloak.adminUser, password },
});

// What the tree's menus do, called as the menus call it: with the place that was clicked.
describe('the commands of the tree', () => {
  let connection: string;

  before(async () => {
    newPerson();
    const profile = await run<ConnectionProfile | undefined>('addConnection', signIn(keycloak.adminPassword));
    assert.ok(profile);
    connection = profile.id;
  });
  afterEach(closeAll);
  after(() => askAdminApi(keycloak, 'DELETE', `/${realm}`));

  it('adds no connection with a wrong password, and says why', async () => {
    const person = newPerson();
    assert.equal(await run('addConnection', signIn('not the password')), undefined);
    assert.equal(person.messages.length, 1);
    assert.match(person.messages.join(), /password/i);
    assert.ok(!person.messages.join().includes('not the password'));
  });

  it('creates a realm, and stays at a name that is taken', async () => {
    const person = newPerson();
    const done = run('createRealm', { connection });
    await person.type('with blanks');
    assert.match(await person.remark(), /letters, digits/);
    await person.typeAgain(realm);
    await person.choose('Apply');
    await done;
    assert.deepEqual(person.messages, [`Realm ${realm} is there.`]);
    assert.match(await treeText(view), new RegExp(`^ {2}${realm}`, 'm'));

    const again = run('createRealm', { connection });
    await person.type(realm);
    assert.match(await person.remark(), /There is a realm Orders already/);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await again;
  });

  it('creates a client, and inserts its credentials into the open file', async () => {
    const { document } = await showNew('orders.env', text);
    const person = newPerson();
    const done = run('createClient', { connection, realm });
    await person.choose('Authorization code');
    await person.type('https://om.acme.example');
    await person.type('orders');
    await person.type('');
    await person.type('');
    await person.choose('Apply');
    await done;
    assert.deepEqual(person.messages, [`Client orders is ready in realm ${realm}.`]);
    assert.ok(await storedClient(keycloak, realm, 'orders'));
    assert.equal(document.getText(), text);
    const tree = await treeText(view);
    assert.match(tree, /^ {4}orders · confidential/m);
    assert.match(tree, /^ {6}Redirect URIs · https:\/\/om\.acme\.example\/callback, /m);

    const inserted = run('insertCredentials', { connection, realm, client: 'orders' });
    await person.choose('Insert');
    await inserted;
    const secret = await storedSecret(keycloak, realm, 'orders');
    assert.ok(secret && document.getText().includes(secret));
    assert.match(document.getText(), /^OIDC_CALLBACK=https:\/\/om\.acme\.example\/callback$/m);
    assert.deepEqual(person.messages.slice(1), ['orders.env has the settings of client orders.']);
    await undo(document);
    assert.equal(document.getText(), text);
  });

  it('shows how old a secret is, and not the secret', async () => {
    const tree = await treeText(view);
    assert.match(tree, /^ {6}Secret · •+ · set today$/m);
    assert.ok(!tree.includes((await storedSecret(keycloak, realm, 'orders')) ?? '?'));
  });

  it('inserts nothing when it is cancelled', async () => {
    const { document } = await showNew('orders.env', text);
    const person = newPerson();
    const done = run('insertCredentials', { connection, realm, client: 'orders' });
    await person.choose('Cancel');
    await done;
    assert.equal(document.getText(), text);
    assert.deepEqual(person.messages, []);
  });

  it('says what to do about a client that is gone', async () => {
    await showNew('orders.env', text);
    const person = newPerson();
    await run('insertCredentials', { connection, realm, client: 'gone' });
    assert.deepEqual(person.messages, [`Realm ${realm} has no client gone any more. Refresh the connections.`]);
  });

  it('puts the secret of openmetadata.yaml into an env file of the workspace', async () => {
    await showNew('server.env', text);
    const { document } = await showNew('openmetadata.yaml', 'authenticationConfiguration:\n  provider: basic\n');
    const person = newPerson();
    const done = run('insertCredentials', { connection, realm, client: 'orders' });
    await person.choose('Insert');
    await person.choose('server.env');
    await done;
    const secret = (await storedSecret(keycloak, realm, 'orders')) ?? '?';
    assert.ok(!document.getText().includes(secret));
    const environment = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.ok(environment.replace(/^OIDC_CLIENT_SECRET=.*\n/m, '') === text, 'nothing else changes in the env file');
    assert.ok(environment.includes(secret));
    assert.deepEqual(person.messages, [
      'openmetadata.yaml has the settings of client orders. OIDC_CLIENT_SECRET is in server.env.',
    ]);
  });

  it('changes the variable of a file nearby that would override what it writes', async () => {
    const { document: environment } = await showNew(
      'overridden/.env',
      'AUTHENTICATION_AUTHORITY=https://old.example\n',
    );
    const { document } = await showNew(
      'overridden/docker-compose.yml',
      [
        'services:',
        '  openmetadata-server:',
        '    image: docker.getcollate.io/openmetadata/server:1.12.0',
        '    environment:',
        '      AUTHENTICATION_AUTHORITY: ${AUTHENTICATION_AUTHORITY:-https://accounts.google.com}',
        '',
      ].join('\n'),
    );
    const person = newPerson();
    const done = run('insertCredentials', { connection, realm, client: 'orders' });
    await person.choose('Insert');
    await person.choose('.env');
    await done;
    const authority = `${keycloak.url}/realms/${realm}`;
    assert.ok(document.getText().includes(`\${AUTHENTICATION_AUTHORITY:-${authority}}`));
    assert.match(environment.getText(), new RegExp(`^AUTHENTICATION_AUTHORITY=${authority}$`, 'm'));
    assert.deepEqual(person.messages, [
      'docker-compose.yml has the settings of client orders. .env has AUTHENTICATION_AUTHORITY now. OIDC_CLIENT_SECRET is in .env.',
    ]);
  });

  it('copies a client ID', async () => {
    await run('copyClientId', { connection, realm, client: 'orders' });
    assert.equal(await vscode.env.clipboard.readText(), 'orders');
  });

  it('forgets a connection that is removed', async () => {
    await run('removeConnection', { connection });
    assert.equal(await treeText(view), '');
  });
});
