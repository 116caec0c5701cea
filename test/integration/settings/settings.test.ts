import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import {
  bytesOf,
  closeAll,
  codeOf,
  extension,
  ourDiagnostics,
  problems,
  showNew,
  workspaceUri,
} from '../support/documents';
import { codeLenses, hoverOn } from '../support/features';

const text =
  'authenticationConfiguration:\n  provider: google\n  forceSecureSessionCookie: true\n  clientType: secret\n';
const settingsFile = '.vscode/settings.json';
const names = ['validate', 'openMetadataVersion', 'rules', 'codeLens', 'envFile', 'checkOnSave'] as const;
type Name = (typeof names)[number];

/** Writes the folder's settings file, as a person or Git does, and waits until VS Code has read it. */
async function setInFile(settings: Partial<Record<Name, unknown>>): Promise<void> {
  const content = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`openmetadataSso.${name}`, value]),
  );
  await vscode.workspace.fs.createDirectory(workspaceUri('.vscode'));
  await vscode.workspace.fs.writeFile(workspaceUri(settingsFile), new TextEncoder().encode(JSON.stringify(content)));
  await waitUntil('VS Code has read the settings', () =>
    names.every((name) => {
      const seen = vscode.workspace.getConfiguration('openmetadataSso', workspaceUri('')).inspect(name);
      return JSON.stringify(seen?.workspaceValue ?? seen?.workspaceFolderValue) === JSON.stringify(settings[name]);
    }),
  );
}

describe('settings of a folder', () => {
  let document: vscode.TextDocument;
  const codes = (): readonly string[] => ourDiagnostics(document.uri).map(codeOf);

  before(async () => {
    ({ document } = await showNew('one.openmetadata.yaml', text));
    assert.ok((await problems(document)).map(codeOf).includes('enum-value'));
  });
  afterEach(() => setInFile({}));
  after(closeAll);

  it('are there in the scope of a folder, each with a text', () => {
    const manifest = extension().packageJSON as {
      contributes: { configuration: { properties: Record<string, Record<string, string>> } };
    };
    const { properties } = manifest.contributes.configuration;
    assert.deepEqual(Object.keys(properties).sort(), names.map((name) => `openmetadataSso.${name}`).sort());
    for (const [name, { scope, markdownDescription }] of Object.entries(properties)) {
      assert.equal(scope, 'resource', name);
      assert.match(markdownDescription ?? '', /\.$/, name);
    }
  });

  it('validate: problems go and come back', async () => {
    await setInFile({ validate: false });
    await waitUntil('the problems are gone', () => codes().length === 0);
    await setInFile({});
    await waitUntil('the problems are back', () => codes().includes('enum-value'));
  });

  it('openMetadataVersion: the file is judged by that release', async () => {
    await setInFile({ openMetadataVersion: '1.9.0' });
    await waitUntil('1.9.0 does not know the key', () => codes().includes('unsupported-by-release'));
    await setInFile({});
    await waitUntil('the newest does', () => !codes().includes('unsupported-by-release'));
  });

  it('rules: a problem is as severe as is said', async () => {
    const severity = () => ourDiagnostics(document.uri).find((each) => codeOf(each) === 'enum-value')?.severity;
    await setInFile({ rules: { 'enum-value': 'hint' } });
    await waitUntil('it is a hint', () => severity() === vscode.DiagnosticSeverity.Hint);
    await setInFile({ rules: { 'enum-value': 'off' } });
    await waitUntil('it is gone', () => severity() === undefined);
  });

  it('codeLens: the lenses go and come back', async () => {
    assert.ok((await codeLenses(document)).length > 0);
    await setInFile({ codeLens: false });
    await waitUntil('there is none', async () => (await codeLenses(document)).length === 0);
    await setInFile({});
    await waitUntil('they are back', async () => (await codeLenses(document)).length > 0);
  });

  it('envFile: values come from the file that is named', async () => {
    await vscode.workspace.fs.writeFile(
      workspaceUri('deploy/production.env'),
      new TextEncoder().encode('AUTHENTICATION_PROVIDER=okta\n'),
    );
    const { document: server } = await showNew(
      'openmetadata.yaml',
      'authenticationConfiguration:\n  provider: ${AUTHENTICATION_PROVIDER:-google}\n',
    );
    const hover = () => hoverOn(server, 'AUTHENTICATION_PROVIDER');
    assert.doesNotMatch(await hover(), /okta/);
    await setInFile({ envFile: 'deploy/production.env' });
    await waitUntil('the value comes from it', async () => (await hover()).includes('okta'));
    await setInFile({});
    await waitUntil('it no longer does', async () => !(await hover()).includes('okta'));
  });

  it('are written by nobody but the person: commands leave the files as they are', async () => {
    const content = { rules: { 'plain-http': 'warning' } };
    await setInFile(content);
    const before = await bytesOf(workspaceUri(settingsFile));
    await vscode.window.showTextDocument(document);
    for (const command of ['showEffectiveConfiguration', 'showLog'])
      await vscode.commands.executeCommand(`openmetadata-sso.${command}`);
    await vscode.window.showTextDocument(document);
    await problems(document);
    assert.deepEqual(await bytesOf(workspaceUri(settingsFile)), before);
    for (const name of names)
      assert.equal(vscode.workspace.getConfiguration('openmetadataSso').inspect(name)?.globalValue, undefined, name);
  });
});
