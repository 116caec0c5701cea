import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, show } from '../support/documents';

async function linksIn({ uri }: vscode.TextDocument): Promise<readonly string[]> {
  const links = await vscode.commands.executeCommand<readonly vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
  return links.map(({ target }) => target?.toString(true) ?? '');
}

describe('document links', () => {
  afterEach(closeAll);

  it('lead from the authority to its discovery document', async () => {
    const { document } = await show('docker/openmetadata.env');
    const links = await linksIn(document);
    assert.ok(links.includes('http://localhost:8080/realms/master/.well-known/openid-configuration'), links.join('\n'));
  });
});
