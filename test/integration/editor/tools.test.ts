import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, extension, showNew, workspaceUri } from '../support/documents';

interface Report {
  readonly format: string;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly start: { readonly line: number; readonly column: number };
    readonly quickFixes: readonly string[];
  }[];
}

async function ask(tool: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(`openmetadata-sso_${tool}`, { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

const check = async (file: string): Promise<Report> => JSON.parse(await ask('checkFile', { file })) as Report;

describe('the tools for language models', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  it('are there, with words that tell a model what they are for', () => {
    const ours = vscode.lm.tools.filter(({ name }) => name.startsWith('openmetadata-sso_'));
    assert.deepEqual(ours.map(({ name }) => name).sort(), [
      'openmetadata-sso_checkFile',
      'openmetadata-sso_explainCode',
    ]);
    for (const { description, inputSchema } of ours) assert.ok(description.length > 80 && inputSchema !== undefined);
  });

  it('check a file by its path or its URI, and say where what is wrong', async () => {
    for (const file of ['values.yaml', workspaceUri('values.yaml').toString(), workspaceUri('values.yaml').fsPath]) {
      const { format, findings } = await check(file);
      assert.equal(format, 'Helm values');
      const found = findings.find(({ code }) => code === 'authority-is-endpoint');
      assert.ok(found, file);
      assert.match(found.severity, /^(error|warning)$/);
      assert.equal(found.start.line, 14);
      assert.ok(found.quickFixes.includes('Use http://localhost:8080/realms/Data-sec'));
    }
  });

  it('see what is in the editor, saved or not', async () => {
    const { document } = await showNew('asked.openmetadata.yaml', 'authenticationConfiguration:\n  provider: google\n');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), '  provder: google\n');
    await vscode.workspace.applyEdit(edit);
    assert.ok((await check('asked.openmetadata.yaml')).findings.some(({ code }) => code === 'unknown-key'));
  });

  it('hand on no secret', async () => {
    const secret = 'hunter2-hunter2';
    const text = `authenticationConfiguration:\n  provider: custom-oidc\n  clientType: confidential\n  oidcConfiguration:\n    secret: ${secret}\n`;
    await showNew('secret.openmetadata.yaml', text);
    const answer = await ask('checkFile', { file: 'secret.openmetadata.yaml' });
    assert.match(answer, /plain-text-secret/);
    assert.ok(!answer.includes(secret));
  });

  it('read nothing outside the workspace', async () => {
    const outside = vscode.Uri.joinPath(extension().extensionUri, 'sample/values.yaml');
    const { path } = workspaceUri('values.yaml');
    const dotted = `file://${path.slice(0, path.lastIndexOf('/'))}/../../../../../../..${outside.path}`;
    for (const file of ['../values.yaml', outside.fsPath, outside.toString(), dotted, '/etc/passwd', '', 'gone.yaml']) {
      await assert.rejects(ask('checkFile', { file }), /There is no file/, file);
    }
    await assert.rejects(ask('checkFile', { file: 'README.md' }), /does not configure/);
  });

  it('explain a code with its page, and name the codes when they are asked for another', async () => {
    assert.match(await ask('explainCode', { code: 'callback-origin' }), /^# The callback URL/);
    for (const code of ['../rules/callback-origin', 'nonsense', '']) {
      await assert.rejects(ask('explainCode', { code }), /The codes are .*callback-origin/);
    }
  });
});
