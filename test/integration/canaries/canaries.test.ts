import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { leaksIn, type Canary } from '../../support/canaries';
import { faultProxy, type FaultProxy } from '../../support/faultProxy';
import { filesWith } from '../../support/filesWith';
import {
  askAdminApi,
  createAdministrator,
  createUser,
  storedSecret,
  type Administered,
} from '../../support/keycloakAdmin';
import { stopAtFirstFailure } from '../../support/steps';
import { waitUntil } from '../../support/wait';
import { searchLater } from '../afterwards';
import { closeAll, codeOf, problems, set, showNew, workspaceUri } from '../support/documents';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';
import { nodeAt } from '../support/trees';
import { home, logFile, logName, textsOf, watchPages } from './places';

const connectionsView = 'openmetadata-sso.connections';
const realm = 'Canaries';
const client = 'open-metadata';
const administratorName = 'canary-administrator';

const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`openmetadata-sso.${command}`, ...args);

// Each test is the next step of one person's day; what they let the extension know must be nowhere at its end.
describe('a password, a secret and a token', function () {
  stopAtFirstFailure();
  this.timeout(120_000);

  let proxy: FaultProxy;
  let administrator: Administered;
  let document: vscode.TextDocument;

  const canaries: Canary[] = [];
  const requests: string[] = [];
  const { pages, watching } = watchPages();

  /** Hears of every request, and of what came back. */
  function keepTokens(line: string, body: string): void {
    requests.push(line);
    for (const [, name = '', value = ''] of body.matchAll(/"(\w+_token)":"([^"]+)"/g)) canaries.push({ name, value });
  }

  async function learnSecret(name: string): Promise<string> {
    const value = await storedSecret(keycloak, realm, client);
    assert.ok(value);
    canaries.push({ name, value }, { name: `${name} as a Basic credential`, value: btoa(`${client}:${value}`) });
    return value;
  }

  before(async () => {
    // The extension knows Keycloak by the proxy's address only, so every token that it gets is known here.
    proxy = await faultProxy(keycloak.url, keepTokens);
    administrator = { ...(await createAdministrator(keycloak, administratorName)), url: proxy.url };
    canaries.push({ name: 'password', value: administrator.adminPassword });
    await askAdminApi(keycloak, 'POST', '', { realm, enabled: true });
    const ada = { username: 'ada', email: 'ada@acme.example', firstName: 'Ada', lastName: 'A', password: 'pass word' };
    await createUser(keycloak, realm, ada);
    ({ document } = await showNew('canaries.env', 'AUTHENTICATION_PROVIDER=basic\n'));
  });

  after(async () => {
    searchLater({ canaries, kept: { name: 'address of the connection', value: proxy.url } });
    watching.dispose();
    await closeAll();
    await vscode.workspace.fs.delete(workspaceUri('canaries.env'));
    await askAdminApi(keycloak, 'DELETE', `/${realm}`);
    const [user] = (await askAdminApi(keycloak, 'GET', `/master/users?exact=true&username=${administratorName}`)) as {
      id: string;
    }[];
    if (user !== undefined) await askAdminApi(keycloak, 'DELETE', `/master/users/${user.id}`);
    await proxy.stop();
  });

  it('come in by a connection and a set-up, and the file gets the secret', async () => {
    const wrong = `canary ${randomUUID()}`;
    canaries.push({ name: 'wrong password', value: wrong });
    const person = newPerson();
    const done = run('setUpSingleSignOn');
    await person.choose('Keycloak');
    await person.choose('Add connection');
    await person.type(proxy.url);
    await person.choose('User and password');
    for (const answer of ['master', administratorName, wrong]) await person.type(answer);
    await person.remark();
    await person.typeAgain(administrator.adminPassword);
    for (const row of [realm, 'Authorization code']) await person.choose(row);
    await person.type('https://om.acme.example');
    for (const row of ['Create open-metadata', 'Nobody now', 'Apply']) await person.choose(row);
    await done;
    const secret = await learnSecret('old secret');
    assert.ok(document.getText().includes(secret));
    assert.ok(await document.save());
  });

  it('are used by checks, previews and comparisons', async () => {
    await run('checkSignIn', document.uri);
    const person = newPerson();
    const preview = run('previewSignIn', document.uri);
    await person.choose('ada');
    await preview;
    assert.ok(
      [...pages.keys()].some((uri) => uri.includes('Sign-in%20of%20ada')),
      [...pages.keys()].join(),
    );
    await vscode.window.showTextDocument(document);
    await run('compareWithOpenFile', { ...(await place()), client });
    await run('copySecret', { ...(await place()), client });
    assert.equal(await vscode.env.clipboard.readText(), await storedSecret(keycloak, realm, client));
    await vscode.env.clipboard.writeText('');
  });

  it('are replaced: the secret of the client, the password of a user', async () => {
    const person = newPerson();
    person.willPress('Regenerate Secret', 'Regenerate the secret');
    await vscode.window.showTextDocument(document);
    const done = run('regenerateSecret', { ...(await place()), client });
    await person.tick('canaries.env');
    await done;
    const secret = await learnSecret('new secret');
    assert.ok(document.getText().includes(secret));
    assert.ok(await document.save());

    const password = `canary ${randomUUID()}`;
    canaries.push({ name: "user's password", value: password });
    const setting = run('setPassword', { ...(await place()), user: 'ada' });
    for (const answer of [password, password]) await person.type(answer);
    for (const row of ['Until it is changed', 'Apply']) await person.choose(row);
    await setting;
    assert.equal(person.messages.at(-1), 'ada has a new password.');
  });

  it('are wrong in a file, which a check says', async () => {
    const wrong = randomUUID();
    canaries.push({ name: 'wrong secret', value: wrong });
    const secret = (await storedSecret(keycloak, realm, client)) ?? '?';
    const text = document.getText().replace(secret, wrong);
    const { document: other } = await showNew('wrong.env', text);
    await run('checkSignIn', other.uri);
    assert.ok((await problems(other)).map(codeOf).includes('client-secret-wrong'));
    await vscode.window.showTextDocument(document);
    await run('checkSignIn', document.uri);
  });

  it('are in the files of the user, and nowhere else', async () => {
    const names = new Set(canaries.map(({ name }) => name));
    for (const name of ['access_token', 'refresh_token', 'old secret', 'new secret', 'password', "user's password"]) {
      assert.ok(names.has(name), `${name} is known`);
    }
    const log = logFile();
    if (log !== undefined) {
      const step = 'Set the password of user ada';
      await waitUntil('the log has the last step', () => readFileSync(log, 'utf8').includes(step));
    }
    assert.deepEqual(leaksIn(await textsOf(pages, requests), home, canaries), []);

    const folder = workspaceUri('').fsPath;
    const inWorkspace = (name: string): readonly string[] => {
      const values = canaries.filter((canary) => canary.name === name).map(({ value }) => value);
      return filesWith(folder, values).map((path) => path.slice(folder.length + 1));
    };
    assert.deepEqual(inWorkspace('old secret'), []);
    assert.deepEqual(inWorkspace('new secret'), ['canaries.env']);
    assert.deepEqual(inWorkspace('password'), []);
    assert.deepEqual(inWorkspace('access_token'), []);
  });

  it('would have been found in each of these places', async () => {
    const text = `planted-${randomUUID()}`;
    // A client's ID gets into the trees, the questions, the pages and the messages.
    await askAdminApi(keycloak, 'POST', `/${realm}/clients`, { clientId: text, publicClient: true });
    await run('refresh');
    const person = newPerson();
    const disabling = run('disableClient', { ...(await place()), client: text });
    await person.choose('Apply');
    await disabling;
    const diagnostics = vscode.languages.createDiagnosticCollection('planted');
    diagnostics.set(document.uri, [new vscode.Diagnostic(new vscode.Range(0, 0, 0, 1), text)]);
    await fetch(`${proxy.url}/realms/${realm}?${text}`);
    const log = logFile();
    if (log !== undefined) appendFileSync(log, `[info] ${text}\n`);
    await set('rules', { [text]: 'off' });
    const found = leaksIn(await textsOf(pages, requests), home, [{ name: 'text', value: text }]);
    await set('rules', undefined);
    diagnostics.dispose();
    const files = ['in settings.json', ...(log === undefined ? [] : [`in ${logName}`])];
    const expected = [...Object.keys(await textsOf(pages, requests)), ...files].map((where) => `the text ${where}`);
    const named = found.map((where) => where.replace(/ in .*[\\/](?=[\w ]+\.(?:json|log)$)/, ' in '));
    assert.deepEqual(named.sort(), expected.sort());
  });

  /** What the tree hands to a command that is clicked on the realm. */
  async function place(): Promise<object> {
    const node = await nodeAt(connectionsView, new URL(proxy.url).host, realm);
    assert.ok(typeof node === 'object' && node !== null && 'connection' in node);
    return { connection: node.connection, realm };
  }
});
