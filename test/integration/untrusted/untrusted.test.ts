import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, extension, problems, show, workspaceUri } from '../support/documents';
import { summaryIn } from '../support/features';

describe('a workspace that nobody trusts', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  it('is one indeed', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('has its files checked, but none read that is not open', async () => {
    const { document } = await show('server/openmetadata.yaml');
    await problems(document);
    assert.match(await summaryIn(document), /^Basic/);
    await vscode.workspace.openTextDocument(workspaceUri('server/.env'));
    await waitUntil('the open env file counts', async () => (await summaryIn(document)).includes('realm Data-sec'));
  });

  it('is nothing to language models', async () => {
    const input = { file: 'server/openmetadata.yaml' };
    await assert.rejects(async () => {
      await vscode.lm.invokeTool('openmetadata-sso_checkFile', { input, toolInvocationToken: undefined });
    });
  });
});
