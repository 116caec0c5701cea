import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { startAuth0Double, type Auth0Double } from '../../support/auth0Double/auth0Double';
import { leaksIn, type Canary } from '../../support/canaries';
import { filesWith } from '../../support/filesWith';
import { stopAtFirstFailure } from '../../support/steps';
import { waitUntil } from '../../support/wait';
import { searchLater } from '../afterwards';
import { closeAll, showNew, workspaceUri } from '../support/documents';
import { newPerson } from '../support/person';
import { home, logFile, textsOf, watchPages } from './places';

const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`openmetadata-sso.${command}`, ...args);

// The same day with a tenant of Auth0, after the one with Keycloak (files run by their names). The extension asks no faster than a free one allows, so each step takes some seconds.
describe('the secret of a machine, tokens and the secret of an application', function () {
  stopAtFirstFailure();
  this.timeout(120_000);

  let auth0: Auth0Double;
  let document: vscode.TextDocument;

  const canaries: Canary[] = [];
  const { pages, watching } = watchPages();
  const fetchItself = globalThis.fetch;

  before(async () => {
    auth0 = await startAuth0Double();
    canaries.push({ name: 'machine’s secret', value: auth0.machine.clientSecret });
    globalThis.fetch = async (input, init) => {
      const response = await fetchItself(input, init);
      const text = await response.clone().text();
      for (const [, name = '', value = ''] of text.matchAll(/"(access_token|client_secret)":"([^"]+)"/g)) {
        if (!canaries.some((canary) => canary.value === value)) canaries.push({ name, value });
      }
      return response;
    };
    ({ document } = await showNew('auth0-canaries.env', 'AUTHENTICATION_PROVIDER=auth0\n'));
  });

  after(async () => {
    searchLater({ canaries, kept: { name: 'address of the connection', value: auth0.url } });
    globalThis.fetch = fetchItself;
    watching.dispose();
    await closeAll();
    await vscode.workspace.fs.delete(workspaceUri('auth0-canaries.env'));
    await auth0.stop();
  });

  it('come in by a connection and a set-up, and the file gets the secret', async () => {
    const wrong = `canary ${randomUUID()}`;
    canaries.push({ name: 'wrong secret', value: wrong });
    const person = newPerson();
    const done = run('setUpSingleSignOn');
    await person.choose('Add connection');
    await person.type(auth0.url);
    await person.choose('Machine-to-machine application');
    await person.choose('I have the credentials');
    await person.type('');
    await person.type(auth0.machine.clientId);
    await person.type(wrong);
    await person.remark();
    await person.typeAgain(auth0.machine.clientSecret);
    await person.choose('Authorization code');
    await person.type('https://om.acme.example');
    for (const row of ['Create OpenMetadata', 'Nobody now', 'Apply']) await person.choose(row);
    await done;
    assert.ok(document.getText().includes(application().client_secret));
    assert.ok(await document.save());
  });

  it('are used by checks, comparisons and a copy, and replaced', async () => {
    await run('checkSignIn', document.uri);
    await vscode.window.showTextDocument(document);
    await run('compareWithOpenFile', place());
    await run('copySecret', place());
    assert.equal(await vscode.env.clipboard.readText(), application().client_secret);
    await vscode.env.clipboard.writeText('');
    const old = application().client_secret;
    const person = newPerson();
    person.willPress('Regenerate Secret', 'Regenerate the secret');
    await vscode.window.showTextDocument(document);
    const done = run('regenerateSecret', place());
    await person.tick('auth0-canaries.env');
    await done;
    assert.notEqual(application().client_secret, old);
    assert.ok(document.getText().includes(application().client_secret));
    assert.ok(await document.save());
  });

  it('come in by a token that is pasted', async () => {
    const token = auth0.pastedToken();
    canaries.push({ name: 'pasted token', value: token });
    const person = newPerson();
    const done = run('addConnection');
    await person.choose('Auth0');
    await person.type(auth0.url);
    await person.choose('Management API token');
    await person.choose('I have the credentials');
    await person.type('');
    await person.type(token);
    await done;
  });

  it('are in the file of the user, and nowhere else', async () => {
    const names = canaries.map(({ name }) => name);
    for (const name of ['access_token', 'client_secret', 'pasted token']) assert.ok(names.includes(name), name);
    const log = logFile();
    if (log !== undefined) {
      await waitUntil('the log has the rotation', () => /rotate/i.test(readFileSync(log, 'utf8')));
    }
    const urls = auth0.requests.map(({ method, path, query }) => `${method} ${path}${query}`);
    assert.deepEqual(leaksIn(await textsOf(pages, urls), home, canaries), []);
    const folder = workspaceUri('').fsPath;
    for (const { value } of canaries) {
      const found = filesWith(folder, [value]).map((path) => path.slice(folder.length + 1));
      assert.deepEqual(found, value === application().client_secret ? ['auth0-canaries.env'] : []);
    }
    assert.deepEqual(auth0.violations, []);
  });

  const application = () => {
    const found = [...auth0.tenant.applications.values()].find(({ name }) => name === 'OpenMetadata');
    assert.ok(found !== undefined);
    return found;
  };

  /** What the tree hands to a command that is clicked on the application. */
  const place = (): object => ({
    connection: `auth0 ${auth0.url} machine ${auth0.machine.clientId}`,
    realm: new URL(auth0.url).host,
    client: application().client_id,
  });
});
