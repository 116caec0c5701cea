import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, codeOf, ourDiagnostics, problems, set, show, showNew } from '../support/documents';

describe('settings', () => {
  afterEach(async () => {
    await set('validate', undefined);
    await set('openMetadataVersion', undefined);
    await set('rules', undefined);
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
    await waitUntil('1.9.0 does not know the key', () => codes().includes('unsupported-by-release'));
  });

  it('change how severe a problem is, and switch it off, at once', async () => {
    const { document } = await show('values.yaml');
    const severity = () =>
      ourDiagnostics(document.uri).find((each) => codeOf(each) === 'authority-is-endpoint')?.severity;
    await problems(document);
    assert.ok(severity() !== undefined && severity() !== vscode.DiagnosticSeverity.Hint);
    await set('rules', { 'authority-is-endpoint': 'hint', 'helm-oidc-disabled': 'nonsense' });
    await waitUntil('it is a hint', () => severity() === vscode.DiagnosticSeverity.Hint);
    assert.ok(ourDiagnostics(document.uri).map(codeOf).includes('helm-oidc-disabled'), 'nonsense counts as not set');
    await set('rules', { 'authority-is-endpoint': 'off' });
    await waitUntil('it is gone', () => severity() === undefined);
  });
});
