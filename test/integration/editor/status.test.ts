import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, set, show, showNew } from '../support/documents';
import { statusText } from '../support/status';

describe('the language status', () => {
  afterEach(async () => {
    await set('openMetadataVersion', undefined);
    await closeAll();
  });

  it('says who signs users in, how, for which release, and how many problems there are', async () => {
    await show('values.yaml');
    const wanted = /^Keycloak · confidential · realm Data-sec · [1-9] problems? \(OpenMetadata SSO · newest release\)$/;
    await waitUntil(`the status is ${String(wanted)}`, () => wanted.test(statusText() ?? ''));
    await set('openMetadataVersion', '1.12.0');
    await waitUntil('it names the release', () => statusText()?.includes('release 1.12.0') === true);
  });

  it('follows the text, and goes with it', async () => {
    const { document } = await showNew('status.yaml', 'authenticationConfiguration:\n  provider: google\n');
    await waitUntil('it says Google', () => statusText()?.startsWith('Google') === true);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(1, 12, 1, 18), 'okta');
    await vscode.workspace.applyEdit(edit);
    await waitUntil('it says Okta', () => statusText()?.startsWith('Okta') === true);
    await show('README.md');
    await waitUntil('it is gone', () => statusText() === undefined);
    assert.ok(vscode.window.activeTextEditor);
  });
});
