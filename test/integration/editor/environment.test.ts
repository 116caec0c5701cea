import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('environment', () => {
  it('is the oldest VS Code that the manifest admits', () => {
    assert.match(vscode.version, /^1\.100\./);
  });
  it('has the extension', () => {
    assert.ok(vscode.extensions.getExtension('openmetadata-sso.openmetadata-sso'));
  });
});
