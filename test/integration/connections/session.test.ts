import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ConnectionProfile } from '../../../src/idp/connection';
import { askAdminApi, createAdministrator, type Administered } from '../../support/keycloakAdmin';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';
import { treeText } from '../support/trees';

const realm = `Session-${process.pid.toString()}`;
const view = 'openmetadata-sso.connections';

const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`openmetadata-sso.${command}`, ...args);

describe('the session of a connection', () => {
  let administrator: Administered;
  let connection: string;

  before(async () => {
    newPerson();
    administrator = await createAdministrator(keycloak, `session-${process.pid.toString()}`);
    const profile = await run<ConnectionProfile | undefined>('addConnection', {
      provider: 'keycloak',
      url: keycloak.url,
      method: 'password',
      answers: { realm: 'master', username: administrator.adminUser, password: administrator.adminPassword },
    });
    assert.ok(profile);
    connection = profile.id;
  });
  after(async () => {
    await run('removeConnection', { connection });
    await askAdminApi(keycloak, 'DELETE', `/${realm}`);
    await askAdminApi(keycloak, 'DELETE', `/master/users/${await userId()}`);
  });

  const userId = async (): Promise<string> => {
    const found = await askAdminApi(keycloak, 'GET', `/master/users?username=${administrator.adminUser}&exact=true`);
    const [user] = found as readonly { readonly id: string }[];
    assert.ok(user);
    return user.id;
  };

  it('is renewed in the middle of a question, and what was typed is used', async () => {
    const person = newPerson();
    person.willPress('Sign In Again', 'has ended');
    const done = run('createRealm', { connection });
    await person.question();
    await askAdminApi(keycloak, 'POST', `/master/users/${await userId()}/logout`);
    await person.type(realm);
    assert.match(await person.question(), /Sign In Again/);
    await person.type(administrator.adminPassword);
    await person.choose('Apply');
    await done;
    assert.match(await treeText(view), new RegExp(`^ {2}${realm}`, 'm'));
    assert.ok(!person.messages.join().includes(administrator.adminPassword));
  });

  it('ends when the user signs out, and the connection stays', async () => {
    newPerson();
    await run('signOut', { connection });
    const sessions = await askAdminApi(keycloak, 'GET', `/master/users/${await userId()}/sessions`);
    assert.deepEqual(sessions, []);
    // Where nothing else is connected, the view says so instead of a tree.
    assert.doesNotMatch(await treeText(view), new RegExp(realm));
  });

  it('begins again with the password alone, and a command goes on with what it was called with', async () => {
    const person = newPerson();
    const done = run('createRealm', { connection });
    assert.match(await person.question(), /Sign In Again: You are signed out/);
    await person.type(administrator.adminPassword);
    assert.match(await person.question(), /Create Realm/);
    await person.escape();
    await done;
    assert.match(await treeText(view), new RegExp(`^ {2}${realm}`, 'm'));
  });
});
