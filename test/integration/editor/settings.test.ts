import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, codeOf, ourDiagnostics, problems, show, showNew } from '../support/documents';

const set = async (name: string, value: unknown): Promise<void> =>
  vscode.workspace.getConfiguration('openmetadataSso').update(name, value, vscode.ConfigurationTarget.Global);

describe('settings', () => {
  afterEach(async () => {
    await set('validate', undefined);
    await set('openMetadataVersion', undefined);
    await closeAll();
  });

  it('switch problems off and on at once', async () => {
    const { document } = await show('values.yaml');
    assert.ok((await problems(document)).length > 0);
    await set('validate', false);
    await waitUntil('the problems are gone', () => ourDiagnostics(document.uri).length === 0);
    await set('validate', undefined);
    await waitUntil('the problems are back', () => ourDiagnostics(document.uri).length > 0);
  });

  it('judge a file by the release that is set', async () => {
    const { document } = await showNew(
      'release.yaml',
      'authenticationConfiguration:\n  provider: google\n  forceSecureSessionCookie: true\n',
    );
    const codes = () => ourDiagnostics(document.uri).map(codeOf);
    await problems(document);
    assert.ok(!codes().includes('unknown-key'), 'the newest release knows the key');
    await set('openMetadataVersion', '1.9.0');
    await waitUntil('1.9.0 does not know the key', () => codes().some((code) => code.includes('key')));
  });
});
