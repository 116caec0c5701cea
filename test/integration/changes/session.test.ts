import assert from 'node:assert/strict';
import type { ConnectionProfile } from '../../../src/idp/connection';
import { askAdminApi, createAdministrator, type Administered } from '../../support/keycloakAdmin';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';
import { arrange, run, stored } from './arrange';

const realm = 'Expiry';
const client = 'open-metadata';
const name = 'changes-expiring';

const idOf = async (username: string): Promise<string> => {
  const found = await askAdminApi(keycloak, 'GET', `/master/users?exact=true&username=${username}`);
  const [user] = found as { id: string }[];
  assert.ok(user);
  return user.id;
};

describe('a session that ends while a plan is read', () => {
  let administrator: Administered;
  let connection: string;

  before(async () => {
    await arrange(realm, client);
    administrator = await createAdministrator(keycloak, name);
    newPerson();
    const profile = await run<ConnectionProfile | undefined>('addConnection', {
      provider: 'keycloak',
      url: administrator.url,
      method: 'password',
      answers: { realm: 'master', username: name, password: administrator.adminPassword },
    });
    assert.ok(profile);
    connection = profile.id;
  });
  after(async () => {
    await run('removeConnection', { connection });
    await askAdminApi(keycloak, 'DELETE', `/master/users/${await idOf(name)}`);
    await askAdminApi(keycloak, 'DELETE', `/${realm}`);
  });

  it('is renewed by the password, and the change goes on', async () => {
    const person = newPerson();
    const done = run('disableClient', { connection, realm, client });
    await person.question();
    await askAdminApi(keycloak, 'POST', `/master/users/${await idOf(name)}/logout`);
    await person.choose('Apply');
    await person.type(administrator.adminPassword);
    await done;
    assert.equal((await stored(realm, client))['enabled'], false);
    assert.deepEqual(person.messages, [
      'The session of changes-expiring has ended.',
      'Client open-metadata is disabled: nobody can sign in with it until it is enabled.',
    ]);
  });
});
