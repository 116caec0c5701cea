import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { bytesOf, closeAll, extension, workspaceUri } from '../support/documents';
import { newPerson } from '../support/person';
import { openSampleHere } from '../support/sample';

const shipped = (): string => join(extension().extensionPath, 'sample');

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();

describe('Open Sample Deployment…', () => {
  afterEach(closeAll);
  after(async () => {
    for (const name of ['openmetadata-sample', 'openmetadata-sample-2'])
      await vscode.workspace.fs.delete(workspaceUri(name), { recursive: true });
  });

  it('copies every file of the sample into a new folder, in one answer, and opens the first', async () => {
    const uri = await openSampleHere();
    assert.equal(uri?.toString(), workspaceUri('openmetadata-sample/openmetadata.yaml').toString());
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
    const copied = workspaceUri('openmetadata-sample').fsPath;
    assert.deepEqual(filesOf(copied), filesOf(shipped()));
    for (const name of filesOf(copied)) {
      assert.deepEqual(readFileSync(join(copied, name)), readFileSync(join(shipped(), name)), name);
    }
  });

  it('leaves what is there alone, and takes another name', async () => {
    const own = workspaceUri('openmetadata-sample/openmetadata.yaml');
    await vscode.workspace.fs.writeFile(own, new TextEncoder().encode('mine: true\n'));
    const uri = await openSampleHere();
    assert.equal(uri?.toString(), workspaceUri('openmetadata-sample-2/openmetadata.yaml').toString());
    assert.equal((await bytesOf(own)).toString(), 'mine: true\n');
  });

  it('writes nothing where nobody answers', async () => {
    const opened = vscode.commands.executeCommand('openmetadata-sso.openSample');
    await newPerson().escape();
    assert.equal(await opened, undefined);
    await assert.rejects(async () => vscode.workspace.fs.stat(workspaceUri('openmetadata-sample-3')));
  });
});
