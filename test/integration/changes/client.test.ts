import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askAdminApi, storedClient, storedSecret } from '../../support/keycloakAdmin';
import { closeAll, showNew } from '../support/documents';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';
import { arrange, connect, pageNamed, redirectUris, run, stored } from './arrange';

const realm = 'Changes';
const client = 'open-metadata';

// What the menus of a client do, called as the menus call it.
describe('the changes of a client', () => {
  let connection: string;
  const place = (): object => ({ connection, realm, client });

  before(async () => {
    connection = await connect();
    await arrange(realm, client);
  });
  afterEach(closeAll);
  after(() => askAdminApi(keycloak, 'DELETE', `/${realm}`));

  it('edits redirect URIs: ticked ones stay, one is added, one goes', async () => {
    const person = newPerson();
    const done = run('editRedirectUris', place());
    assert.deepEqual(await person.rows(), [...redirectUris.map((uri) => `x ${uri}`), '- Add a redirect URI…']);
    await person.tick('https://om.acme.example/callback', 'Add a redirect URI');
    await person.type('https://*.acme.example/callback');
    assert.match(await person.remark(), /Without a wildcard/);
    await person.typeAgain('https://om2.acme.example/callback');
    await person.tick('https://om.acme.example/callback', 'https://om2.acme.example/callback');
    assert.match(await person.question(), /Change client open-metadata: read the plan/);
    const page = pageNamed('Plan.md');
    assert.match(page, /- added: https:\/\/om2\.acme\.example\/callback\n +- removed: \S+silent-callback\n +- stays: /);
    assert.deepEqual((await stored(realm, client))['redirectUris'], redirectUris, 'nothing has happened yet');
    await person.choose('Apply');
    await done;
    const uris = (await stored(realm, client))['redirectUris'];
    assert.ok(Array.isArray(uris));
    assert.deepEqual(uris.sort(), ['https://om.acme.example/callback', 'https://om2.acme.example/callback']);
    assert.deepEqual(person.messages, ['Client open-metadata has 2 redirect URIs.']);
  });

  it('offers the addresses of the open file', async () => {
    await showNew('origin.env', 'AUTHENTICATION_PROVIDER=custom-oidc\nOIDC_SERVER_URL=https://other.acme.example\n');
    const person = newPerson();
    const done = run('editWebOrigins', place());
    await person.tick('https://om.acme.example', 'https://other.acme.example');
    await person.choose('Apply');
    await done;
    const origins = (await stored(realm, client))['webOrigins'];
    assert.ok(Array.isArray(origins));
    assert.deepEqual(origins.sort(), ['https://om.acme.example', 'https://other.acme.example']);
  });

  it('disables and enables, and says when there is nothing to do', async () => {
    const person = newPerson();
    const disabling = run('disableClient', place());
    await person.choose('Apply');
    await disabling;
    assert.equal((await stored(realm, client))['enabled'], false);
    const enabling = run('enableClient', place());
    await person.choose('Apply');
    await enabling;
    assert.equal((await stored(realm, client))['enabled'], true);
    await run('enableClient', place());
    assert.equal(person.messages.length, 3);
    assert.match(person.messages.at(-1) ?? '', /^There is nothing to do\./);
  });

  it('changes nothing when the plan is left', async () => {
    const person = newPerson();
    for (const leave of ['Cancel', 'Copy as Request'] as const) {
      const done = run('disableClient', place());
      await person.choose(leave);
      await done;
    }
    assert.equal((await stored(realm, client))['enabled'], true);
    const request = await vscode.env.clipboard.readText();
    assert.match(request, /^Please change client open-metadata\./);
    assert.match(request, /Enabled: on → off/);
    assert.deepEqual(person.messages, ['The request is on the clipboard. Nothing has been changed.']);
  });

  it('attaches the scopes that are missing', async () => {
    const { id } = await stored(realm, client);
    const scopes = (await askAdminApi(keycloak, 'GET', `/${realm}/client-scopes`)) as { id: string; name: string }[];
    for (const { id: scope } of scopes.filter(({ name }) => name === 'email' || name === 'profile')) {
      await askAdminApi(keycloak, 'DELETE', `/${realm}/clients/${String(id)}/default-client-scopes/${scope}`);
    }
    const person = newPerson();
    const done = run('attachMissingScopes', place());
    await person.choose('Apply');
    await done;
    const attached = (await stored(realm, client))['defaultClientScopes'];
    assert.ok(Array.isArray(attached) && attached.includes('email') && attached.includes('profile'));
    assert.equal(person.messages.length, 1);
  });

  it('adopts a client for the other flow, keeping what it has', async () => {
    const person = newPerson();
    const done = run('adoptClient', place());
    await person.choose('Implicit');
    await person.type('https://om3.acme.example');
    assert.match(await person.question(), /Read the plan/);
    await person.choose('Apply');
    await done;
    const adopted = await stored(realm, client);
    assert.equal(adopted['publicClient'], true);
    const uris = adopted['redirectUris'];
    assert.ok(Array.isArray(uris));
    assert.ok(uris.includes('https://om.acme.example/callback') && uris.includes('https://om3.acme.example/callback'));
    const again = run('adoptClient', place());
    await person.choose('Authorization code');
    await person.type('https://om.acme.example');
    await person.choose('Apply');
    await again;
    assert.ok(await storedSecret(keycloak, realm, client));
  });

  it('copies the secret to the clipboard and says so without it', async () => {
    const person = newPerson();
    await run('copySecret', place());
    const secret = await storedSecret(keycloak, realm, client);
    assert.equal(await vscode.env.clipboard.readText(), secret);
    assert.deepEqual(person.messages, ['The secret of open-metadata is on the clipboard.']);
  });

  it('deletes a client only after its dialog, which names the file that uses it', async () => {
    const issuer = `${keycloak.url}/realms/${realm}`;
    const text = `AUTHENTICATION_PROVIDER=custom-oidc\nAUTHENTICATION_AUTHORITY=${issuer}\nAUTHENTICATION_CLIENT_ID=${client}\n`;
    const { document } = await showNew('uses.env', text);
    const person = newPerson();
    await run('deleteClient', place());
    assert.ok(await storedClient(keycloak, realm, client), 'closing the dialog deletes nothing');
    assert.deepEqual(person.messages, ['Delete client open-metadata of realm Changes?']);
    assert.match(person.details.join(), /Used by uses\.env/);

    person.willPress('Delete Client', 'Delete client open-metadata');
    await run('deleteClient', place());
    assert.equal(await storedClient(keycloak, realm, client), undefined);
    assert.equal(person.messages.at(-1), 'Client open-metadata is deleted. uses.env still names it.');
    assert.equal(document.getText(), text);
  });
});
