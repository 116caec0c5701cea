import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, extension, problems, workspaceUri } from '../support/documents';
import { openSampleHere } from '../support/sample';
import { treeText } from '../support/trees';

// Every feature that looks at files beside the one at hand has to do so through VS Code.
import '../deployment/convert.test';
import '../deployment/effective.test';
import '../deployment/nearby.test';
import '../deployment/problems.test';
import '../deployment/variables.test';

describe('a virtual workspace', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  it('is on no disk', () => {
    assert.equal(workspaceUri('.').scheme, 'virtual-folder');
  });

  it('lists its configurations, open or not, although it cannot be searched', async () => {
    await waitUntil('both are listed', async () => {
      const lines = await treeText('openmetadata-sso.configurations');
      return ['server/openmetadata.yaml', 'compose/docker-compose.yml'].every((path) => lines.includes(path));
    });
  });

  it('takes a copy of the sample', async () => {
    await openSampleHere();
    const active = vscode.window.activeTextEditor?.document;
    assert.equal(active?.uri.toString(), workspaceUri('openmetadata-sample/openmetadata.yaml').toString());
    assert.ok((await problems(active)).length > 0);
  });
});
