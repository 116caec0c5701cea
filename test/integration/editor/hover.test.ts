import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll } from '../support/documents';
import { hoverOn } from '../support/features';

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
    const text = await hoverOver('clientType');
    assert.match(text, /authenticationConfiguration\.clientType/);
    assert.match(text, /Effective value: `confidential`/);
    assert.match(text, /Environment variable: `AUTHENTICATION_CLIENT_TYPE`/);
    assert.match(text, /Helm value: `openmetadata\.config\.authentication\.clientType`/);
    assert.match(text, /Since: 1\.5 or earlier/);
    assert.match(text, /\[OpenMetadata’s documentation\]\(https:\/\/docs\.open-metadata\.org\//);
  });

  it('masks a secret', async () => {
    for (const place of ['secret:', 'hunter2']) {
      const text = await hoverOver(place);
      assert.match(text, /Effective value: ••••••/);
      assert.doesNotMatch(text, /hunter2/);
    }
  });

  it('is silent where no setting stands', async () => {
    assert.equal(await hoverOver('uninstall', `${configuration}uninstall: 1\n`), '');
  });
});

/** What the hovers say over a place of an unsaved document. */
const hoverOver = async (place: string, content = configuration): Promise<string> =>
  hoverOn(await vscode.workspace.openTextDocument({ content, language: 'yaml' }), place);
