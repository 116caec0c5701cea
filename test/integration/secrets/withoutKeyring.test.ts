import assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type * as extensionModule from '../../../src/extension';
import { extension } from '../support/documents';
import { keycloak } from '../support/keycloak';
import { newPerson, type Person } from '../support/person';
import { treeText } from '../support/trees';

const refused = (): Promise<never> => Promise.reject(new Error('This machine has no keyring.'));

/** Secret storage as it is on a machine without a keyring: every use of it throws. */
const brokenStorage: vscode.SecretStorage = {
  get: refused,
  store: refused,
  delete: refused,
  onDidChange: new vscode.EventEmitter<vscode.SecretStorageChangeEvent>().event,
};

/** Remembers for as long as the test runs. */
function memory(): vscode.Memento & { setKeysForSync(): void } {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, otherwise?: T) => (values.has(key) ? (values.get(key) as T) : otherwise),
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return Promise.resolve();
    },
    setKeysForSync: () => undefined,
  };
}

// VS Code has not activated the extension in this window, so the tests do, with a secret storage of theirs.
describe('a VS Code without a keyring', () => {
  const subscriptions: vscode.Disposable[] = [];
  let person: Person;
  const globalState = memory();

  before(async () => {
    const own = extension();
    const { extensionPath, extensionUri } = own;
    assert.equal(own.isActive, false);
    person = newPerson();
    const bundle = join(extensionPath, 'dist/extension.js');
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- VS Code too requires the bundle from where it is.
    const { activate } = require(bundle) as typeof extensionModule;
    const context = {
      subscriptions,
      secrets: brokenStorage,
      globalState,
      workspaceState: memory(),
      extensionUri,
      extension: own,
    };
    await activate(context as unknown as vscode.ExtensionContext);
    // The first command makes VS Code activate the extension after all; what it finds then does nothing.
    const loaded = require.cache[bundle];
    if (loaded !== undefined) loaded.exports = { activate: () => undefined };
  });

  after(() => {
    vscode.Disposable.from(...subscriptions).dispose();
  });

  it('keeps credentials until the window closes, and says so once', async () => {
    const { url, adminUser, adminPassword } = keycloak;
    const answers = { realm: 'master', username: adminUser, password: adminPassword };
    const signIn = { provider: 'keycloak', url, method: 'password', answers };
    assert.ok(await vscode.commands.executeCommand('openmetadata-sso.addConnection', signIn));
    assert.match(await treeText('openmetadata-sso.connections'), /master/);
    const warnings = person.messages.filter((message) => message.includes('cannot keep secrets'));
    assert.equal(warnings.length, 1, person.messages.join('\n'));
  });
});
