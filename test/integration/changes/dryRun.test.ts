import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askAdminApi, storedClient } from '../../support/keycloakAdmin';
import { closeAll, showNew } from '../support/documents';
import { keycloak } from '../support/keycloak';
import { newPerson, type Person } from '../support/person';
import { connect, pageNamed, run, stored } from './arrange';

const realm = 'Preview';

describe('without changing anything', () => {
  before(async () => {
    await connect();
    await askAdminApi(keycloak, 'POST', '', { realm, enabled: true });
  });
  afterEach(closeAll);
  after(() => askAdminApi(keycloak, 'DELETE', `/${realm}`));

  async function answer(person: Person): Promise<void> {
    await person.choose(new URL(keycloak.url).host);
    await person.choose(realm);
    await person.choose('Authorization code');
    await person.type('https://om.acme.example');
    await person.choose('Create open-metadata');
    await person.choose('Nobody now');
  }

  it('shows what a set-up would do, in Keycloak and in the file', async () => {
    const text = 'AUTHENTICATION_PROVIDER=basic\n';
    const { document } = await showNew('preview.env', text);
    const person = newPerson();
    const done = run('previewSetUp');
    await answer(person);
    await done;
    const page = pageNamed('Plan.md');
    assert.match(page, /\d\. Create client open-metadata in realm Preview/);
    assert.match(page, /## In preview\.env/);
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ input }) => input));
    assert.ok(
      tabs.some((input) => input instanceof vscode.TabInputTextDiff && input.original.path.endsWith('preview.env')),
      'the diff of the file is on the screen',
    );
    assert.equal(document.getText(), text);
    assert.equal(await storedClient(keycloak, realm, 'open-metadata'), undefined);
    assert.deepEqual(person.messages, []);
  });

  it('tells scripts the plan', async () => {
    await showNew('preview.env', 'AUTHENTICATION_PROVIDER=basic\n');
    const person = newPerson();
    const done = run<{ steps: { kind: string; id: string }[] } | undefined>('setUpSingleSignOn', { dryRun: true });
    await answer(person);
    const plan = await done;
    assert.deepEqual(
      plan?.steps.map(({ id, kind }) => `${kind} ${id}`),
      ['keep realm', 'create client', 'create scopes'],
    );
    assert.equal(await storedClient(keycloak, realm, 'open-metadata'), undefined);
  });

  it('writes a request whose JSON Keycloak imports, without asking it anything', async () => {
    const person = newPerson();
    const done = run('writeRequest');
    await person.type(realm);
    await person.choose('Authorization code');
    await person.type('https://om.acme.example/base');
    for (const text of ['om-by-request', 'OpenMetadata', 'The data catalogue']) await person.type(text);
    await done;
    const { document } = vscode.window.activeTextEditor ?? {};
    assert.equal(document?.languageId, 'markdown');
    const text = document.getText();
    assert.match(text, /# Single sign-on for OpenMetadata: client om-by-request in Keycloak/);
    const json = /```json\n([\s\S]*?)\n```/.exec(text)?.[1] ?? '';
    await askAdminApi(keycloak, 'POST', `/${realm}/clients`, JSON.parse(json));
    const client = await stored(realm, 'om-by-request');
    assert.equal(client['publicClient'], false);
    const uris = client['redirectUris'];
    assert.ok(Array.isArray(uris));
    assert.deepEqual(uris.sort(), [
      'https://om.acme.example/base/callback',
      'https://om.acme.example/base/silent-callback',
    ]);
    const scopes = client['defaultClientScopes'];
    assert.ok(Array.isArray(scopes) && scopes.includes('email') && scopes.includes('profile'));
    const imported = await askAdminApi(keycloak, 'POST', `/${realm}/partialImport`, {
      ifResourceExists: 'OVERWRITE',
      clients: [JSON.parse(json)],
    });
    assert.deepEqual((imported as { overwritten: number }).overwritten, 1);
  });
});
