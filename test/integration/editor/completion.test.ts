import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, positionOf, show, showNew } from '../support/documents';
import { completionsAt, labelOf } from '../support/features';

const labels = async (document: vscode.TextDocument, place: string): Promise<readonly string[]> =>
  (await completionsAt(document, place)).map(labelOf);

describe('completion', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  it('offers the keys that a block lacks, with what they do', async () => {
    const text = 'authenticationConfiguration:\n  provider: google\n  \n';
    const { document } = await showNew('keys.openmetadata.yaml', text);
    const offered = await completionsAt(document, 'google\n  |\n');
    const authority = offered.find((item) => labelOf(item) === 'authority');
    assert.ok(authority);
    assert.equal(authority.kind, vscode.CompletionItemKind.Property);
    assert.ok(authority.documentation instanceof vscode.MarkdownString && authority.documentation.value.length > 20);
    assert.ok(!offered.map(labelOf).includes('provider'));
  });

  it('puts first what follows from the file', async () => {
    const text =
      'authenticationConfiguration:\n  provider: custom-oidc\n  authority: https://kc.acme.example/realms/Data-sec\n  oidcConfiguration:\n    discoveryUri: \n';
    const { document } = await showNew('first.openmetadata.yaml', text);
    const [first] = await completionsAt(document, 'discoveryUri: |');
    assert.ok(first);
    assert.equal(labelOf(first), 'https://kc.acme.example/realms/Data-sec/.well-known/openid-configuration');
    assert.ok(first.preselect);
  });

  it('offers every value where one stands already', async () => {
    const { document } = await show('values.yaml');
    const offered = await labels(document, 'clientType: confidential|');
    assert.ok(
      ['public', 'confidential'].every((value) => offered.includes(value)),
      offered.join(),
    );
  });

  it('is typed into the file by the keyboard', async () => {
    const text = 'AUTHENTICATION_PROVIDER=google\n\n';
    const { document } = await showNew('typed.env', text);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const at = positionOf(document, 'google\n|');
    const item = (await completionsAt(document, 'google\n|')).find(
      (each) => labelOf(each) === 'AUTHENTICATION_CLIENT_TYPE',
    );
    assert.ok(item?.insertText !== undefined);
    const inserted = typeof item.insertText === 'string' ? new vscode.SnippetString(item.insertText) : item.insertText;
    await editor.insertSnippet(inserted, at);
    assert.match(document.getText(), /\nAUTHENTICATION_CLIENT_TYPE=/);
  });

  it('is silent in files that are not ours', async () => {
    const { document } = await showNew('other.yaml', 'services:\n  web:\n    \n');
    assert.ok(!(await labels(document, 'web:\n    |')).includes('authority'));
  });
});
