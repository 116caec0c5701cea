import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, codeOf, ourDiagnostics, problem, problems, show, showNew } from '../support/documents';

describe('problems', () => {
  afterEach(closeAll);

  it('appear on the characters that are wrong, with a page that explains them', async () => {
    const { document } = await show('values.yaml');
    const found = await problem(document, 'authority-is-endpoint');
    assert.equal(
      document.getText(found.range).replace(/^["']|["']$/g, ''),
      'http://localhost:8080/realms/Data-sec/protocol/openid-connect/auth',
    );
    assert.ok(typeof found.code === 'object' && found.code.target.path.endsWith('/authority-is-endpoint.md'));
  });

  for (const [file, code] of [
    ['openmetadata.yaml', 'keycloak-auth-prefix-mismatch'],
    ['docker/openmetadata.env', 'keycloak-realm-master'],
  ] as const) {
    it(`are found in ${file}`, async () => {
      const { document } = await show(file);
      await problem(document, code);
    });
  }

  it('strike through what OpenMetadata is giving up', async () => {
    const text = 'authorizerConfiguration:\n  className: x\n  botPrincipals: [ingestion-bot]\n';
    const { document } = await showNew('tagged.openmetadata.yaml', text);
    const { tags, range } = await problem(document, 'deprecated-setting');
    assert.deepEqual(tags, [vscode.DiagnosticTag.Deprecated]);
    assert.equal(document.getText(range), 'botPrincipals');
  });

  it('go when the text is mended by typing, without a save', async () => {
    const editor = await show('values.yaml');
    const { range } = await problem(editor.document, 'authority-is-endpoint');
    await editor.edit((edit) => {
      edit.replace(range, 'http://localhost:8080/realms/Data-sec');
    });
    const { uri } = editor.document;
    await waitUntil(
      'the problem is gone',
      () => !ourDiagnostics(uri).some((each) => codeOf(each) === 'authority-is-endpoint'),
    );
  });

  it('go when the file is closed', async () => {
    const { document } = await show('values.yaml');
    await problem(document, 'authority-is-endpoint');
    await closeAll();
    await waitUntil('the problems are gone', () => ourDiagnostics(document.uri).length === 0);
  });

  it('come to a file that has not been saved yet', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'yaml',
      content: 'authenticationConfiguration:\n  provder: google\n',
    });
    await vscode.window.showTextDocument(document);
    assert.deepEqual((await problems(document)).map(codeOf), ['unknown-key']);
  });
});

describe('text that cannot be read', () => {
  afterEach(closeAll);

  const start = 'authenticationConfiguration:\n  provder: google\n';
  for (const [name, text] of [
    ['nothing', ''],
    ['broken YAML', `${start}  "clientId: [\n`],
    ['merge-conflict markers', `<<<<<<< ours\n${start}=======\n>>>>>>> theirs\n`],
    ['control characters', 'authenticationConfiguration:\u0001\u0002\uFFFF'],
  ] as const) {
    it(`has no problems: ${name}`, async () => {
      const { document } = await showNew('unreadable.yaml', text);
      assert.deepEqual(await problems(document), []);
    });
  }
});
