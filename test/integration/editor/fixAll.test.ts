import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, codeOf, problems, showNew, undo, workspaceUri, bytesOf } from '../support/documents';

/** Ends when the workbench goes by the new setting, which may be later than that it is written. */
async function setOnSave(value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('editor');
  if (settings.inspect('codeActionsOnSave')?.globalValue === value) return;
  const changed = new Promise<void>((resolve) => {
    const listening = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('editor.codeActionsOnSave')) return;
      listening.dispose();
      resolve();
    });
  });
  await settings.update('codeActionsOnSave', value, vscode.ConfigurationTarget.Global);
  await changed;
}

describe('fix all', () => {
  let text: string;

  before(async () => {
    text = (await bytesOf(workspaceUri('values.yaml'))).toString();
  });
  afterEach(async () => {
    await setOnSave(undefined);
    await closeAll();
  });

  it('mends on save what has one safe remedy, as one undo step', async () => {
    const { document } = await showNew('saved.values.yaml', text);
    const before = (await problems(document)).map(codeOf);
    await setOnSave({ 'source.fixAll.openmetadata-sso': 'explicit' });
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# edited\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    const after = (await problems(document)).map(codeOf);
    assert.ok(after.length < before.length, after.join());
    const mended = document.getText();
    assert.equal((await bytesOf(document.uri)).toString(), mended, 'what is mended is saved');
    await undo(document);
    await waitUntil('one undo takes the remedies back', () => document.getText() === `# edited\n${text}`);
  });

  it('changes nothing unless it is asked', async () => {
    const { document } = await showNew('unasked.values.yaml', text);
    await problems(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '# edited\n');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    assert.equal(document.getText(), `# edited\n${text}`);
  });
});
