import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ConnectionProfile } from '../../../src/idp/connection';
import { askAdminApi, createUser, storedClient } from '../../support/keycloakAdmin';
import { waitUntil } from '../../support/wait';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';
import { arrange, run, stored } from './arrange';

const realm = 'Rights';
const client = 'open-metadata';
const password = 'reads only';

/** Someone who may look at the clients of the realm, and no more. */
async function createReader(username: string): Promise<void> {
  const person = { username, email: `${username}@acme.example`, firstName: 'R', lastName: 'R', password };
  await createUser(keycloak, realm, person);
  const [user] = (await askAdminApi(keycloak, 'GET', `/${realm}/users?exact=true&username=${username}`)) as {
    id: string;
  }[];
  const management = await storedClient(keycloak, realm, 'realm-management');
  assert.ok(user && management);
  const role = await askAdminApi(keycloak, 'GET', `/${realm}/clients/${management.id}/roles/view-clients`);
  await askAdminApi(keycloak, 'POST', `/${realm}/users/${user.id}/role-mappings/clients/${management.id}`, [role]);
}

describe('an account that may only look', () => {
  let connection: string;

  before(async () => {
    await arrange(realm, client);
    await createReader('reader');
    newPerson();
    const profile = await run<ConnectionProfile | undefined>('addConnection', {
      provider: 'keycloak',
      url: keycloak.url,
      method: 'password',
      answers: { realm, username: 'reader', password },
    });
    assert.ok(profile);
    connection = profile.id;
  });
  after(async () => {
    await run('removeConnection', { connection });
    await askAdminApi(keycloak, 'DELETE', `/${realm}`);
  });

  it('is told what it lacks, and can hand the change to somebody else', async () => {
    const person = newPerson();
    person.willPress('Copy as Request', 'manage-clients');
    const done = run('disableClient', { connection, realm, client });
    await person.choose('Apply');
    await done;
    await waitUntil('the request is copied', () => person.messages.length === 2);
    assert.match(person.messages[0] ?? '', /manage-clients/);
    assert.equal(person.messages[1], 'The request is on the clipboard.');
    assert.match(await vscode.env.clipboard.readText(), /^Please change client open-metadata\./);
    assert.equal((await stored(realm, client))['enabled'], true);
  });
});
