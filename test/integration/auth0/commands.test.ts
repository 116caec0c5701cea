import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startAuth0Double, type Auth0Double } from '../../support/auth0Double/auth0Double';
import { addApplication, type StoredApplication } from '../../support/auth0Double/state';
import { connectTenant } from '../support/auth0';
import { closeAll, showNew } from '../support/documents';
import { newPerson, type Person } from '../support/person';

const openMetadata = 'https://om.acme.example';

const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`openmetadata-sso.${command}`, ...args);

// The extension asks a tenant no faster than a free one allows, so each of these takes some seconds.
describe('the commands of the tree at Auth0', function () {
  this.timeout(60_000);
  let auth0: Auth0Double;
  let person: Person;
  let connection: string;
  let legacy: StoredApplication;

  before(async () => {
    auth0 = await startAuth0Double();
    legacy = addApplication(auth0.tenant, {
      name: 'Legacy',
      app_type: 'regular_web',
      callbacks: [`${openMetadata}/callback`],
      grant_types: ['authorization_code'],
    });
    newPerson();
    connection = (await connectTenant(auth0)).id;
  });
  beforeEach(() => {
    person = newPerson();
  });
  afterEach(async () => {
    assert.deepEqual(auth0.violations, []);
    await closeAll();
  });
  after(async () => {
    await run('removeConnection', { connection });
    await auth0.stop();
  });

  const realm = (): string => new URL(auth0.url).host;
  const place = (): object => ({ connection, realm: realm() });
  const client = (): object => ({ ...place(), client: legacy.client_id });

  it('create an application by name, without asking for a tenant', async () => {
    const done = run('createClient', { connection });
    await person.choose('Authorization code');
    await person.type(openMetadata);
    await person.type('Lineage');
    assert.match(await person.question(), /^Create Application: Read the plan/);
    await person.choose('Apply');
    await done;
    assert.ok([...auth0.tenant.applications.values()].some(({ name }) => name === 'Lineage'));
    assert.deepEqual(person.messages, [`Application Lineage is ready in tenant ${realm()}.`]);
  });

  it('adopt one, and keep the URLs that it has', async () => {
    const done = run('adoptClient', client());
    await person.choose('Authorization code');
    assert.equal(await person.typed(), openMetadata);
    await person.type();
    await person.choose('Apply');
    await done;
    assert.deepEqual(auth0.tenant.applications.get(legacy.client_id)?.callbacks, [
      `${openMetadata}/callback`,
      `${openMetadata}/silent-callback`,
    ]);
    assert.deepEqual(person.messages, ['Application Legacy is ready for OpenMetadata.']);
  });

  it('edit its callback URLs, by Auth0’s name for them', async () => {
    const done = run('editRedirectUris', client());
    assert.match(await person.question(), /^Edit Callback URLs: Tick what Legacy is to have/);
    assert.equal((await person.rows()).at(-1), '- Add a callback URL…');
    await person.tick(`${openMetadata}/callback`);
    await person.choose('Apply');
    await done;
    assert.deepEqual(auth0.tenant.applications.get(legacy.client_id)?.callbacks, [`${openMetadata}/callback`]);
    assert.deepEqual(person.messages, ['Application Legacy has one callback URL.']);
  });

  it('compare one with the open file', async () => {
    await showNew('compared.env', 'AUTHENTICATION_PROVIDER=auth0\nAUTHENTICATION_CLIENT_TYPE=public\n');
    await run('compareWithOpenFile', client());
    const page = pages().find((text) => text.startsWith('# compared.env'));
    assert.match(page ?? '', /^# compared\.env and application Legacy\n\nApplication Legacy of tenant 127\./);
    assert.match(person.messages.join(), /^compared\.env differs from application Legacy in \d+ settings\.$/);
  });

  it('create a user, give them another password that is not temporary, and preview who they will be', async () => {
    const created = run('createAdministratorUser', place());
    for (const answer of ['jane', 'jane@acme.example', 'Jane', 'Doe', 'Sesame, 0pen!']) await person.type(answer);
    await person.choose('Apply');
    await created;
    assert.match(person.messages.join(), new RegExp(`^User jane can sign in to tenant ${realm()}\\.`));

    const set = run('setPassword', { ...place(), user: 'jane@acme.example' });
    for (const password of ['Another, 0pen!', 'Another, 0pen!']) await person.type(password);
    await person.choose('Apply');
    await set;
    assert.match(person.messages.at(-1) ?? '', /has a new password\.$/);

    await showNew(
      'previewed.env',
      [
        'AUTHENTICATION_PROVIDER=auth0',
        `AUTHENTICATION_AUTHORITY=${auth0.url}`,
        `AUTHENTICATION_CLIENT_ID=${legacy.client_id}`,
        '',
      ].join('\n'),
    );
    const previewed = run('previewSignIn');
    await person.choose('jane');
    await previewed;
    const page = pages().find((text) => text.startsWith('# Sign-in of')) ?? '';
    assert.match(page, /Gets in as \*\*jane\*\*/);
    assert.match(page, new RegExp(`by application Legacy of tenant ${realm()}\\. Nobody signed in`));
    // Auth0 gives out no token for somebody else, so the page says what it goes by.
    const [, told = ''] = /asked for the scopes [^\n]*\n\n([^\n]+)\n\n```json/.exec(page) ?? [];
    assert.match(told, /\.$/);
  });

  it('say what Auth0 does not have, before anything is asked', async () => {
    await run('attachMissingScopes', client());
    await run('createRealm', { connection });
    assert.equal(person.messages.length, 2);
    for (const message of person.messages) assert.match(message, /Auth0/);
  });

  it('delete one, after saying what is lost', async () => {
    person.willPress('Delete Application', 'Delete application Legacy');
    await run('deleteClient', client());
    assert.match(person.messages[0] ?? '', new RegExp(`^Delete application Legacy of tenant ${realm()}\\?$`));
    assert.match(person.details.join(), /secret and its grants are lost/);
    assert.match(person.messages.at(-1) ?? '', /^Application Legacy is deleted\./);
    assert.equal(auth0.tenant.applications.get(legacy.client_id), undefined);
  });
});

const pages = (): readonly string[] => vscode.window.visibleTextEditors.map(({ document }) => document.getText());
