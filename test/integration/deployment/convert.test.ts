import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, problems, show } from '../support/documents';
import { newPerson } from '../support/person';

const convert = (...args: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand('openmetadata-sso.convertConfiguration', ...args);

describe('Convert Configuration…', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  it('writes the file anew in another format, in a new editor, and says what is still to be done', async () => {
    const { document } = await show('server/openmetadata.yaml');
    const before = document.getText();
    const person = newPerson();
    const done = convert();
    await person.choose('Helm values');
    await done;
    const made = vscode.window.activeTextEditor?.document;
    assert.ok(made?.isUntitled);
    assert.match(made.getText(), /^openmetadata:/m);
    assert.match(made.getText(), /authority: ["']?https:\/\/kc\.acme\.example\/realms\/Data-sec/);
    assert.ok(!made.getText().includes('hunter2'));
    assert.equal(document.getText(), before);
    assert.equal(person.messages.length, 1);
    assert.match(person.messages.join(), /^openmetadata\.yaml is in the new editor/);
    assert.ok(!person.messages.join().includes('hunter2'));
    await problems(made);
  });

  it('does not ask what it is told, and offers every format but the one at hand', async () => {
    const { document } = await show('server/openmetadata.yaml');
    newPerson();
    await convert(document.uri, 'env-file');
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^AUTHENTICATION_PROVIDER=/m);
    await vscode.window.showTextDocument(document);
    const person = newPerson();
    const done = convert();
    await assert.rejects(person.choose('openmetadata.yaml'));
    await person.escape();
    await done;
  });
});
