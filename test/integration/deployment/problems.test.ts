import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, codeOf, extension, ourDiagnostics, problem, show, workspaceUri } from '../support/documents';

const code = 'variable-not-forwarded';

describe('problems of several files', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  it('point at the other file, and go when that is mended, saved or not', async () => {
    const { document } = await show('compose/.env');
    const { message, relatedInformation } = await problem(document, code);
    assert.match(message, /AUTHENTICATION_CLIENT_ID never reaches the server/);
    const compose = workspaceUri('compose/docker-compose.yml');
    const [place] = relatedInformation ?? [];
    assert.equal(place?.location.uri.toString(), compose.toString());
    assert.equal(place.location.range.start.line, 1);

    await vscode.workspace.openTextDocument(compose);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(compose, new vscode.Position(4, 0), '      AUTHENTICATION_CLIENT_ID: ${AUTHENTICATION_CLIENT_ID}\n');
    await vscode.workspace.applyEdit(edit);
    await waitUntil('the problem is gone', () => !ourDiagnostics(document.uri).map(codeOf).includes(code));
  });
});
