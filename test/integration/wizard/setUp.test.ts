import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { storedClient, storedSecret } from '../../support/keycloakAdmin';
import { closeAll, codeOf, extension, problems, showNew, undo } from '../support/documents';
import { keycloak } from '../support/keycloak';
import { newPerson, type Person } from '../support/person';
import { treeText } from '../support/trees';

const realm = 'Data-sec';
const openMetadata = 'http://localhost:8585';

/** Opens a file of the sample under a name of its own. */
const showSample = (name: string): Promise<vscode.TextEditor> =>
  showNew(name.replace('docker/', ''), readFileSync(join(extension().extensionPath, 'sample', name), 'utf8'));

/**
 * What is still wrong. The Keycloak of this test is on the same machine, where no container would find it, and has the
 * administrator of its first start; hints are no problems.
 */
const remaining = async (document: vscode.TextDocument): Promise<readonly string[]> =>
  (await problems(document))
    .filter(({ severity }) => severity !== vscode.DiagnosticSeverity.Hint)
    .map(codeOf)
    .filter((code) => !['container-localhost', 'temporary-administrator'].includes(code));

/** How the one message at the end finishes: by what the live checks say. */
const ready = / Sign-in is ready \(\d+ checks passed(, \d+ skipped)?(, \d+ notes?)?\)\.$/;

const setUp = (): Thenable<unknown> => vscode.commands.executeCommand('openmetadata-sso.setUpSingleSignOn');

/** The samples lie side by side here, and the variables of the env file would win over the defaults in the other. */
async function withoutEnvFile(uri: vscode.Uri): Promise<void> {
  const chosen = vscode.commands.executeCommand('openmetadata-sso.chooseEnvFile', uri);
  await newPerson().choose('None');
  await chosen;
}

/** Answers up to the flow, with the connection and the realm that are there. A file that names a realm may answer it all. */
async function begin(
  flow: string,
  { namesRealm = false } = {},
): Promise<{ readonly person: Person; readonly done: Thenable<unknown> }> {
  const person = newPerson();
  const done = setUp();
  await person.choose(new URL(keycloak.url).host);
  if (namesRealm) await person.choose('Answer one by one');
  await person.choose(realm);
  await person.choose(flow);
  return { person, done };
}

const documents = (): readonly vscode.TextDocument[] => vscode.workspace.textDocuments;

// Each test goes on from where the one before has left Keycloak, as a person's day would.
describe('Set Up Single Sign-On', () => {
  afterEach(closeAll);

  it('takes a values file to a client that exists, and one undo takes it back', async () => {
    const { document } = await showSample('values.yaml');
    const original = document.getText();
    const person = newPerson();
    const done = setUp();

    await person.choose('Add connection');
    await person.type(keycloak.url);
    await person.choose('User and password');
    await person.type('master');
    await person.type(keycloak.adminUser);
    await person.type('not the password');
    assert.match(await person.remark(), /Invalid user credentials|password/i);
    await person.typeAgain(keycloak.adminPassword);
    await person.choose('Answer one by one');
    await person.choose('Create realm');
    await person.type(realm);
    await person.choose('Authorization code');
    await person.type(openMetadata);
    await person.choose('Create open-metadata');
    await person.choose('Nobody now');
    assert.equal(document.getText(), original, 'nothing is written before it is accepted');
    assert.equal(await storedClient(keycloak, realm, 'open-metadata').catch(() => undefined), undefined);
    await person.choose('Apply');
    await person.choose('Open a manifest');
    await done;

    const client = await storedClient(keycloak, realm, 'open-metadata');
    assert.deepEqual(client?.['redirectUris'], [`${openMetadata}/callback`, `${openMetadata}/silent-callback`]);
    assert.equal(client['publicClient'], false);
    const secret = await storedSecret(keycloak, realm, 'open-metadata');
    assert.ok(secret);
    assert.ok(!document.getText().includes(secret), 'the values file refers to the secret');
    assert.match(document.getText(), /authority: \S+\/realms\/Data-sec\n/);
    assert.ok(
      documents().some((each) => each.isUntitled && each.getText().includes(secret)),
      'the manifest has it',
    );
    assert.deepEqual(await remaining(document), []);
    assert.equal(person.messages.length, 1);
    assert.match(person.messages.join(), /^Client open-metadata is ready, and values\.yaml has its settings\. /);
    assert.match(person.messages.join(), ready);
    assert.ok(!person.messages.join().includes(secret));

    await vscode.window.showTextDocument(document);
    await undo(document);
    assert.equal(document.getText(), original);
  });

  it('shows the connection, its realms and clients in the tree', async () => {
    const tree = await treeText('openmetadata-sso.connections');
    assert.match(tree, new RegExp(`^${new URL(keycloak.url).host}.*${keycloak.adminUser}`, 'm'));
    assert.match(tree, /^ {2}Data-sec/m);
    assert.match(tree, /^ {4}open-metadata · confidential/m);
    assert.ok(!tree.includes((await storedSecret(keycloak, realm, 'open-metadata')) ?? '?'));
  });

  it('uses the connection again, and changes nothing when it is left at the plan', async () => {
    const { document } = await showSample('docker/openmetadata.env');
    const original = document.getText();
    const { person, done } = await begin('Implicit');
    await person.type();
    await person.choose('Create a client with another ID');
    await person.type('open-metadata-docker');
    await person.type('OpenMetadata');
    await person.type('');
    await person.choose('Nobody now');
    assert.match(await person.question(), /plan/);
    await person.escape();
    await done;
    assert.equal(document.getText(), original);
    assert.equal(await storedClient(keycloak, realm, 'open-metadata-docker'), undefined);
  });

  it('copies the plan as a request for someone who has the rights, and changes nothing', async () => {
    const { document } = await showSample('docker/openmetadata.env');
    const original = document.getText();
    const { person, done } = await begin('Implicit');
    await person.type(openMetadata);
    await person.choose('Create a client with another ID');
    for (const answer of ['open-metadata-docker', '', '']) await person.type(answer);
    await person.choose('Nobody now');
    await person.choose('Copy as Request');
    await done;
    const request = await vscode.env.clipboard.readText();
    assert.match(request, /Create client open-metadata-docker in realm Data-sec/);
    assert.ok(request.includes(`${openMetadata}/silent-callback`));
    assert.equal(document.getText(), original);
    assert.equal(await storedClient(keycloak, realm, 'open-metadata-docker'), undefined);
  });

  it('goes back a question and keeps what was answered', async () => {
    await showSample('docker/openmetadata.env');
    const { person, done } = await begin('Implicit');
    await person.type('http://127.0.0.1:8585');
    await person.question();
    await person.goBack();
    assert.equal(await person.typed(), 'http://127.0.0.1:8585');
    await person.escape();
    await done;
  });

  it('writes an env file for the implicit flow, with its first administrator', async () => {
    const { document } = await showSample('docker/openmetadata.env');
    const { person, done } = await begin('Implicit');
    await person.type();
    await person.choose('Create a client with another ID');
    await person.type('open-metadata-docker');
    await person.type('');
    await person.type('');
    await person.choose('Create admin-user');
    for (const answer of ['admin-user', 'admin-user@example.com', 'Admin', 'User', 'pass word # "1"']) {
      await person.type(answer);
    }
    await person.choose('Apply');
    await done;
    const client = await storedClient(keycloak, realm, 'open-metadata-docker');
    assert.equal(client?.['publicClient'], true);
    assert.equal(client['implicitFlowEnabled'], true);
    assert.match(document.getText(), /^AUTHENTICATION_CLIENT_ID=.*open-metadata-docker/m);
    assert.match(document.getText(), /^AUTHORIZER_ADMIN_PRINCIPALS=\[.*admin-user/m);
    assert.ok(!document.getText().includes('pass word'));
    assert.deepEqual(await remaining(document), []);
    assert.equal(person.messages.length, 1);
    assert.match(person.messages.join(), ready);
  });

  it('adopts a client that is there, and leaves the secret of openmetadata.yaml to its environment', async () => {
    const { document } = await showSample('openmetadata.yaml');
    const original = document.getText();
    await withoutEnvFile(document.uri);
    const { person, done } = await begin('Authorization code', { namesRealm: true });
    await person.type();
    await person.choose('Use open-metadata');
    await person.choose('Nobody now');
    await person.choose('Apply');
    await person.choose('A new env file');
    await done;
    const secret = (await storedSecret(keycloak, realm, 'open-metadata')) ?? '?';
    assert.ok(!document.getText().includes(secret));
    assert.match(document.getText(), /secret: \$\{OIDC_CLIENT_SECRET:-/);
    assert.ok(
      documents().some((each) => each.isUntitled && each.getText().includes(secret)),
      'the env file has it',
    );
    assert.deepEqual(await remaining(document), []);
    await vscode.window.showTextDocument(document);
    await undo(document);
    assert.equal(document.getText(), original);
  });
});
