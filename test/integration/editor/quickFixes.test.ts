import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  applyFix,
  bytesOf,
  closeAll,
  codeOf,
  fixesFor,
  problem,
  problems,
  show,
  showNew,
  undo,
  workspaceUri,
} from '../support/documents';
import { newPerson } from '../support/person';

describe('quick fixes', () => {
  afterEach(closeAll);

  it('mend the text and nothing around it', async () => {
    const { document } = await show('values.yaml');
    const before = document.getText();
    const { range } = await problem(document, 'authority-is-endpoint');
    const fix = (await fixesFor(document, range)).find(
      ({ title }) => title === 'Use http://localhost:8080/realms/Data-sec',
    );
    assert.ok(fix?.isPreferred);
    await applyFix(fix);
    assert.equal(document.getText(), before.replace('/Data-sec/protocol/openid-connect/auth', '/Data-sec'));
    assert.ok(!(await problems(document)).map(codeOf).includes('authority-is-endpoint'));
  });

  for (const [name, edit] of [
    ['CRLF line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\uFEFF${text}`],
    ['no line end at the end', (text: string) => text.trimEnd()],
  ] as const) {
    it(`are undone by one undo, byte for byte: ${name}`, async () => {
      const sample = (await bytesOf(workspaceUri('values.yaml'))).toString('utf8');
      const { document } = await showNew(`${name}.yaml`, edit(sample));
      const before = await bytesOf(document.uri);
      const { range } = await problem(document, 'helm-oidc-disabled');
      const [fix] = await fixesFor(document, range);
      assert.ok(fix);
      await applyFix(fix);
      await document.save();
      assert.notDeepEqual(await bytesOf(document.uri), before);
      await undo(document);
      await document.save();
      assert.deepEqual(await bytesOf(document.uri), before);
    });
  }

  it('move a secret out of the file, and lose it nowhere', async () => {
    const secret = 'a "secret" # of many characters';
    const text = `authenticationConfiguration:
  clientType: confidential
  provider: custom-oidc
  oidcConfiguration:
    secret: '${secret}'
`;
    const { document } = await showNew('secret.openmetadata.yaml', text);
    const found = await problem(document, 'plain-text-secret');
    assert.ok(!found.message.includes(secret));
    const [fix] = await fixesFor(document, found.range);
    assert.ok(fix);
    const person = newPerson();
    const done = applyFix(fix);
    await person.choose('A new env file');
    await done;
    assert.ok(!document.getText().includes('secret"'));
    assert.match(document.getText(), /secret: \$\{OIDC_CLIENT_SECRET:-""\}\n/);
    const environment = vscode.window.activeTextEditor?.document;
    assert.ok(environment?.isUntitled);
    // VS Code names the tab by the first line.
    assert.equal(
      environment.getText(),
      `# Environment of the OpenMetadata server\nOIDC_CLIENT_SECRET='"a \\"secret\\" # of many characters"'\n`,
    );
    assert.ok(!person.messages.join().includes('of many characters'));
    await vscode.window.showTextDocument(document);
    await undo(document);
    assert.equal(document.getText(), text);
  });

  it('are offered only where the problem is', async () => {
    const { document } = await show('values.yaml');
    assert.deepEqual(await fixesFor(document, new vscode.Range(0, 0, 0, 0)), []);
  });
});
