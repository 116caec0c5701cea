import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import {
  closeAll,
  codeOf,
  extension,
  fixesFor,
  ourDiagnostics,
  problem,
  problems,
  show,
  showNew,
  workspaceUri,
} from '../../integration/support/documents';
import { codeLenses } from '../../integration/support/features';
import { newPerson } from '../../integration/support/person';
import { openSampleHere } from '../../integration/support/sample';
import { statusText } from '../../integration/support/status';
import { treeText } from '../../integration/support/trees';

/** What runs in a browser; every other command of the manifest says that it does not. */
const editing = [
  'chooseEnvFile',
  'convertConfiguration',
  'openSample',
  'openWalkthrough',
  'placeSecrets',
  'showEffectiveConfiguration',
  'showLog',
].map((name) => `openmetadata-sso.${name}`);

interface Contribution {
  readonly command: string;
  readonly title: string;
}

const contributed = (): readonly Contribution[] =>
  (extension().packageJSON as { readonly contributes: { readonly commands: readonly Contribution[] } }).contributes
    .commands;

/** A server that signs its own tokens with the key that everybody has. */
const production = [
  'AUTHENTICATION_PROVIDER=custom-oidc',
  'CUSTOM_OIDC_AUTHENTICATION_PROVIDER_NAME=Keycloak',
  'AUTHENTICATION_AUTHORITY=https://kc.acme.example/realms/Data-sec',
  'AUTHENTICATION_CALLBACK_URL=https://om.acme.com/callback',
  'JWT_KEY_ID=Gb389a-9f76-gdjs-a92j-0242bk94356',
  '',
].join('\n');

const titles = async (document: vscode.TextDocument): Promise<readonly string[]> =>
  (await codeLenses(document)).map(({ command }) => command?.title ?? '');

describe('in the extension host of a browser', () => {
  before(() => extension().activate());
  afterEach(closeAll);

  it('there is no Node, and the workspace is on no disk', () => {
    assert.equal(typeof process, 'undefined');
    assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
    assert.equal(workspaceUri('.').scheme, 'vscode-test-web');
  });

  it('the sample is copied into the workspace and opened', async () => {
    await openSampleHere();
    const active = vscode.window.activeTextEditor?.document;
    assert.equal(active?.uri.toString(), workspaceUri('openmetadata-sample/openmetadata.yaml').toString());
    await problems(active);
    assert.ok(ourDiagnostics(active.uri).length > 0);
  });

  it('lenses say what a block configures, and offer nothing that asks a server', async () => {
    const { document } = await show('openmetadata-sample/values.yaml');
    await problems(document);
    assert.deepEqual(await titles(document), [
      'Keycloak · confidential · realm Data-sec',
      'Show Effective Configuration',
    ]);
  });

  it('no quick fix needs a server or a disk', async () => {
    const { document } = await showNew('production.env', production);
    const found = await problem(document, 'default-jwt-keys');
    const offered = (await fixesFor(document, found.range)).map(({ title }) => title);
    assert.ok(offered.includes('Ignore default-jwt-keys in this file'), offered.join());
    assert.ok(!offered.some((title) => title.startsWith('Make a key pair')), offered.join());
  });

  it('the status says what the file configures, and leads to its problems', async () => {
    const { document } = await show('openmetadata-sample/values.yaml');
    await problems(document);
    const wanted = /^Keycloak · confidential · realm Data-sec · \d+ problems/;
    await waitUntil('the status says it', () => wanted.test(statusText() ?? ''));
  });

  it('the configurations of the workspace are listed, open or not', async () => {
    const sample = ['docker/openmetadata.env', 'openmetadata.yaml', 'values.yaml'];
    const listed = async (): Promise<readonly string[]> =>
      (await treeText('openmetadata-sso.configurations')).split('\n').map((line) => line.split(' · ')[0] ?? '');
    await waitUntil('the workspace has been looked through', async () => {
      const paths = await listed();
      return sample.every((name) => paths.includes(`openmetadata-sample/${name}`));
    });
  });

  it('the tools for language models read nothing outside the workspace', async () => {
    for (const file of ['file:///etc/passwd', 'vscode-test-web://elsewhere/values.yaml', '../../nothing/values.yaml']) {
      const asked = vscode.lm.invokeTool('openmetadata-sso_checkFile', {
        input: { file },
        toolInvocationToken: undefined,
      });
      await assert.rejects(Promise.resolve(asked), /There is no file/, file);
    }
  });

  it('there are no connections', async () => {
    assert.equal(await treeText('openmetadata-sso.connections'), '');
  });

  it('fix all offers what has one safe remedy', async () => {
    const { document } = await show('openmetadata-sample/values.yaml');
    await problems(document);
    const [action] = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, document.lineCount, 0),
      'source.fixAll.openmetadata-sso',
    );
    assert.ok(action?.edit !== undefined && (await vscode.workspace.applyEdit(action.edit)));
    assert.ok(!(await problems(document)).map(codeOf).includes('authority-is-endpoint'));
  });

  it('an env file is chosen for a configuration', async () => {
    const { document } = await showNew(
      'chosen/openmetadata.yaml',
      'authenticationConfiguration:\n  provider: ${AUTHENTICATION_PROVIDER:-basic}\n  authority: ${AUTHENTICATION_AUTHORITY}\n',
    );
    await vscode.workspace.fs.writeFile(
      workspaceUri('chosen/elsewhere/om.env'),
      new TextEncoder().encode(
        'AUTHENTICATION_PROVIDER=google\nAUTHENTICATION_AUTHORITY=https://accounts.google.com\n',
      ),
    );
    const before = (await titles(document))[0];
    const person = newPerson();
    const chosen = vscode.commands.executeCommand('openmetadata-sso.chooseEnvFile', document.uri);
    await person.choose('om.env');
    await chosen;
    await waitUntil('the choice counts', async () => (await titles(document))[0] !== before);
    assert.match((await titles(document))[0] ?? '', /Google/);
  });

  it('a configuration is converted, and its secret offered a home', async () => {
    const { document } = await show('openmetadata-sample/values.yaml');
    await problems(document);
    newPerson();
    await vscode.commands.executeCommand('openmetadata-sso.convertConfiguration', document.uri, 'env-file');
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^AUTHENTICATION_PROVIDER=/m);
  });

  it('the log and the walkthrough are shown', async () => {
    const person = newPerson();
    await vscode.commands.executeCommand('openmetadata-sso.showLog');
    await vscode.commands.executeCommand('openmetadata-sso.openWalkthrough');
    assert.deepEqual(person.messages, []);
  });

  it('every other command says in one sentence where it works', async () => {
    const others = contributed().filter(({ command }) => !editing.includes(command));
    assert.ok(others.length > 30);
    for (const { command, title } of others) {
      const person = newPerson();
      await vscode.commands.executeCommand(command);
      const name = title.replace(/…$/, '');
      assert.deepEqual(person.messages, [
        `${name} needs VS Code on a computer: open this folder on the desktop or in a remote window.`,
      ]);
    }
  });
});
