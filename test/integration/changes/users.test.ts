import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askAdminApi } from '../../support/keycloakAdmin';
import { closeAll, showNew, undo } from '../support/documents';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';
import { waitUntil } from '../../support/wait';
import { connect, pageNamed, run } from './arrange';

const realm = 'People';
const password = 'pass "word" # 1';

const userNamed = async (username: string): Promise<Record<string, unknown> | undefined> =>
  (
    (await askAdminApi(keycloak, 'GET', `/${realm}/users?exact=true&username=${username}`)) as Record<string, unknown>[]
  )[0];

/** What Keycloak says to somebody who signs in with a password. */
async function signsIn(username: string, typed: string): Promise<string> {
  const form = { grant_type: 'password', client_id: 'admin-cli', username, password: typed };
  const url = `${keycloak.url}/realms/${realm}/protocol/openid-connect/token`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  return response.ok ? 'yes' : ((await response.json()) as { error_description: string }).error_description;
}

describe('the users of a realm', () => {
  let connection: string;

  before(async () => {
    connection = await connect();
    await askAdminApi(keycloak, 'POST', '', { realm, enabled: true });
  });
  afterEach(closeAll);
  after(() => askAdminApi(keycloak, 'DELETE', `/${realm}`));

  it('get an administrator, whom the open file then lists', async () => {
    const text = 'AUTHENTICATION_PROVIDER=custom-oidc\nAUTHORIZER_ADMIN_PRINCIPALS=[admin]\n';
    const { document } = await showNew('people.env', text);
    const person = newPerson();
    person.willPress('Add to Administrators in people.env', 'can sign in');
    const done = run('createAdministratorUser', { connection, realm });
    for (const answer of ['ada', 'ada@acme.example', 'Ada', 'Admin', password]) await person.type(answer);
    assert.match(await person.question(), /Create user ada: read the plan/);
    assert.ok(!pageNamed('Plan.md').includes(password));
    await person.choose('Apply');
    await done;
    assert.equal((await userNamed('ada'))?.['email'], 'ada@acme.example');
    assert.equal(await signsIn('ada', password), 'yes');
    await waitUntil('the file lists ada', () => document.getText() !== text);
    assert.match(document.getText(), /^AUTHORIZER_ADMIN_PRINCIPALS=\[admin, ?ada\]$/m);
    assert.equal(person.messages.length, 1);
    await vscode.window.showTextDocument(document);
    await undo(document);
    assert.equal(document.getText(), text);
  });

  it('get another password, typed twice, which may be temporary', async () => {
    const person = newPerson();
    const done = run('setPassword', { connection, realm, user: 'ada' });
    await person.type('another one');
    await person.type('another two');
    assert.equal(await person.remark(), 'The two passwords differ.');
    await person.typeAgain('another one');
    await person.choose('Until it is changed');
    await person.choose('Apply');
    await done;
    assert.equal(await signsIn('ada', 'another one'), 'yes');
    assert.deepEqual(person.messages, ['ada has a new password.']);

    const again = run('setPassword', { connection, realm });
    await person.choose('ada');
    await person.type('for once');
    await person.type('for once');
    await person.choose('Temporary');
    await person.choose('Apply');
    await again;
    assert.equal(await signsIn('ada', 'for once'), 'Account is not fully set up');
    assert.ok(!person.messages.join().includes('for once'));
  });
});
