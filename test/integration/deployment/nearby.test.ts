import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { bytesOf, closeAll, extension, set, show, workspaceUri } from '../support/documents';
import { hoverOn, summaryIn } from '../support/features';
import { newPerson } from '../support/person';

const says = (document: vscode.TextDocument, text: string): Promise<void> =>
  waitUntil(`${text} is what a lens says`, async () => (await summaryIn(document)).includes(text));

const write = (path: string, text: string | Buffer): Thenable<void> =>
  vscode.workspace.fs.writeFile(workspaceUri(path), Buffer.from(text));

describe('the env file beside a configuration', () => {
  const path = 'server/.env';
  let original: Buffer;

  before(async () => {
    await extension().activate();
    original = await bytesOf(workspaceUri(path));
  });
  afterEach(async () => {
    await closeAll();
    await write(path, original);
  });

  it('gives variables their values', async () => {
    const { document } = await show('server/openmetadata.yaml');
    await says(document, 'Keycloak · confidential · realm Data-sec');
    assert.match(
      await hoverOn(document, 'authority:'),
      /Effective value: `https:\/\/kc\.acme\.example\/realms\/Data-sec`/,
    );
  });

  it('counts as it is in its editor, saved or not', async () => {
    const { document } = await show('server/openmetadata.yaml');
    await says(document, 'realm Data-sec');
    const environment = await vscode.workspace.openTextDocument(workspaceUri(path));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(
      environment.uri,
      new vscode.Range(2, 0, 3, 0),
      'AUTHENTICATION_AUTHORITY=https://kc.acme.example/realms/Sales\n',
    );
    await vscode.workspace.applyEdit(edit);
    assert.ok(environment.isDirty);
    await says(document, 'realm Sales');
  });

  it('counts anew when it changes on the disk, goes and comes back', async () => {
    const { document } = await show('server/openmetadata.yaml');
    await says(document, 'realm Data-sec');
    await write(path, original.toString().replace('Data-sec', 'Support'));
    await says(document, 'realm Support');
    await vscode.workspace.fs.delete(workspaceUri(path));
    await says(document, 'Basic');
    await write(path, original);
    await says(document, 'realm Data-sec');
  });
});

describe('one of two env files', () => {
  afterEach(async () => {
    await set('envFile', undefined);
    await closeAll();
  });

  const choose = async (label: string): Promise<void> => {
    const person = newPerson();
    const done = vscode.commands.executeCommand('openmetadata-sso.chooseEnvFile');
    await person.choose(label);
    await done;
    assert.deepEqual(person.messages, []);
  };

  it('counts when it is chosen, until the choice is taken back', async () => {
    const { document } = await show('two/openmetadata.yaml');
    await choose('prod.env');
    await says(document, 'Okta');
    await choose('dev.env');
    await says(document, 'Google');
    await choose('Whichever lies beside it');
    await waitUntil('neither counts', async () => !/Okta|Google/.test(await summaryIn(document)));
  });

  it('counts when the setting names it, whatever was chosen', async () => {
    const { document } = await show('two/openmetadata.yaml');
    await choose('prod.env');
    await set('envFile', 'two/dev.env');
    await says(document, 'Google');
    const person = newPerson();
    await vscode.commands.executeCommand('openmetadata-sso.chooseEnvFile');
    assert.match(person.messages.join(), /envFile names dev\.env/);
    await set('envFile', '../../../../../../etc/hostname');
    await waitUntil('neither counts', async () => !/Okta|Google/.test(await summaryIn(document)));
    await set('envFile', undefined);
    await says(document, 'Okta');
    await choose('None');
    await says(document, 'Basic');
    await choose('Whichever lies beside it');
  });
});
