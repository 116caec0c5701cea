import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, extension, show, showNew } from '../support/documents';
import { newPerson } from '../support/person';

/** Shows the page of the active editor's file. */
async function effective(): Promise<vscode.TextDocument> {
  const source = vscode.window.activeTextEditor?.document.uri.toString();
  await vscode.commands.executeCommand('openmetadata-sso.showEffectiveConfiguration');
  const page = vscode.workspace.textDocuments.find(
    ({ uri }) => uri.scheme === 'openmetadata-sso-effective' && uri.query === source,
  );
  assert.ok(page, 'there is a page');
  return page;
}

describe('Show Effective Configuration', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  it('shows what the server works with, secrets masked, and follows the text', async () => {
    const { document } = await show('server/openmetadata.yaml');
    const shown = await effective();
    assert.match(shown.getText(), /"authority": "https:\/\/kc\.acme\.example\/realms\/Data-sec"/);
    assert.match(shown.getText(), /"clientId": "open-metadata"/);
    assert.doesNotMatch(shown.getText(), /hunter2/);
    assert.equal(shown.languageId, 'jsonc');
    const edit = new vscode.WorkspaceEdit();
    const from = document.positionAt(document.getText().indexOf('open-metadata}'));
    edit.insert(document.uri, from, 'my-');
    await vscode.workspace.applyEdit(edit);
    await waitUntil('the page has followed', () => shown.getText().includes('"clientId": "my-open-metadata"'));
  });

  it('says why the server would not start', async () => {
    await showNew('refused/openmetadata.yaml', 'authenticationConfiguration:\n  provder: google\n');
    const shown = await effective();
    assert.match(shown.getText(), /^\/\/ A server would not start with openmetadata\.yaml\./);
    assert.match(shown.getText(), /Line 2: .*provder/);
  });

  it('asks for a configuration where there is none', async () => {
    await showNew('notes.txt', 'nothing');
    const person = newPerson();
    await vscode.commands.executeCommand('openmetadata-sso.showEffectiveConfiguration');
    assert.match(person.messages.join(), /Open a configuration of OpenMetadata first/);
  });
});
