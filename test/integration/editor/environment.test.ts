import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chosenRelease, vscodeReleases, vscodeVersion } from '../../support/vscodeRelease';
import { extension } from '../support/documents';

interface Manifest {
  readonly engines: { readonly vscode: string };
}

describe('environment', () => {
  it('is the VS Code that was asked for', () => {
    assert.equal(vscode.version, vscodeVersion(chosenRelease()));
  });

  it('has the extension, which admits no VS Code that is older than the oldest of the tests', () => {
    const { engines } = extension().packageJSON as Manifest;
    const [major, minor] = vscodeVersion(vscodeReleases.oldest).split('.');
    assert.equal(engines.vscode, `^${major ?? ''}.${minor ?? ''}.0`);
  });
});
