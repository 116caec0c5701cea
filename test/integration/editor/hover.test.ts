import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll } from '../support/documents';

const configuration = `authenticationConfiguration:
  clientType: \${AUTHENTICATION_CLIENT_TYPE:-confidential}
  provider: custom-oidc
  oidcConfiguration:
    id: open-metadata
    secret: hunter2-hunter2
`;

describe('hover', () => {
  afterEach(closeAll);

  it('explains the setting and where it can be set', async () => {
    const text = await hoverOn('clientType');
    assert.match(text, /authenticationConfiguration\.clientType/);
    assert.match(text, /Effective value: `confidential`/);
    assert.match(text, /Environment variable: `AUTHENTICATION_CLIENT_TYPE`/);
    assert.match(text, /Helm value: `openmetadata\.config\.authentication\.clientType`/);
    assert.match(text, /Since: 1\.5 or earlier/);
  });

  it('masks a secret', async () => {
    for (const place of ['secret:', 'hunter2']) {
      const text = await hoverOn(place);
      assert.match(text, /Effective value: ••••••/);
      assert.doesNotMatch(text, /hunter2/);
    }
  });

  it('is silent where no setting stands', async () => {
    assert.equal(await hoverOn('uninstall', `${configuration}uninstall: 1\n`), '');
  });
});

/** The text of every hover over the first letters of `place`. */
async function hoverOn(place: string, content = configuration): Promise<string> {
  const document = await vscode.workspace.openTextDocument({ content, language: 'yaml' });
  const position = document.positionAt(content.indexOf(place) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}
