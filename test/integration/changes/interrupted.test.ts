import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ConnectionProfile } from '../../../src/idp/connection';
import { faultProxy, hang, lostAnswer, lostRequest, type Fault, type FaultProxy } from '../../support/faultProxy';
import { askAdminApi, storedSecret } from '../../support/keycloakAdmin';
import { waitUntil } from '../../support/wait';
import { bytesOf, closeAll, showNew, undo } from '../support/documents';
import { keycloak } from '../support/keycloak';
import { newPerson, type Person } from '../support/person';
import { run, stored } from './arrange';

const realm = 'Interrupted';
const original = Buffer.from('# ours\r\nAUTHENTICATION_PROVIDER=basic\r\nDB_HOST=db # theirs\r\n');

/** The writes of a set-up that makes a client and an administrator, each after the one before. */
const writes = {
  'the client is created': /^POST \/admin\/realms\/Interrupted\/clients\/?$/,
  'the administrator is created': /^POST \/admin\/realms\/Interrupted\/users\/?$/,
};

/** How many there are of what a set-up makes. */
async function count(kind: 'clients' | 'users'): Promise<number> {
  const named = { clients: 'clients?clientId=open-metadata', users: 'users?exact=true&username=admin-user' }[kind];
  return ((await askAdminApi(keycloak, 'GET', `/${realm}/${named}`)) as readonly unknown[]).length;
}

describe('Set Up Single Sign-On, interrupted while it writes to Keycloak', function () {
  // Every answer waits for Keycloak.
  this.timeout(120_000);

  let proxy: FaultProxy;
  let connection: string;
  let document: vscode.TextDocument;
  let person: Person;

  before(async () => {
    proxy = await faultProxy(keycloak.url);
    newPerson();
    const answers = { realm: 'master', username: keycloak.adminUser, password: keycloak.adminPassword };
    const signIn = { provider: 'keycloak', url: proxy.url, method: 'password', answers };
    const profile = await run<ConnectionProfile | undefined>('addConnection', signIn);
    assert.ok(profile);
    connection = profile.id;
  });

  beforeEach(async () => {
    proxy.calm();
    await askAdminApi(keycloak, 'POST', '', { realm, enabled: true });
    ({ document } = await showNew('interrupted.env', original.toString()));
    person = newPerson();
  });

  afterEach(async () => {
    proxy.calm();
    await closeAll();
    await askAdminApi(keycloak, 'DELETE', `/${realm}`);
  });

  after(async () => {
    await run('removeConnection', { connection });
    await proxy.stop();
  });

  /** Answers every question of the wizard and accepts the plan; then the first request that fits `write` meets the fault. */
  async function setUpUntil(write: RegExp, fault: Fault): Promise<{ readonly done: Thenable<unknown> }> {
    const done = run('setUpSingleSignOn');
    for (const row of [new URL(proxy.url).host, realm, 'Authorization code']) await person.choose(row);
    await person.type('https://om.acme.example');
    for (const row of ['Create open-metadata', 'Create admin-user']) await person.choose(row);
    for (const answer of ['admin-user', 'admin-user@acme.example', 'Ada', 'Admin', 'n0t-temporary']) {
      await person.type(answer);
    }
    await person.question();
    let met = false;
    const once: Fault = (exchange) => {
      if (met || !write.test(exchange.line)) return exchange.pass();
      met = true;
      return fault(exchange);
    };
    proxy.strike(once, 1, { onwards: true });
    await person.choose('Apply');
    return { done };
  }

  async function expectUntouched(): Promise<void> {
    assert.ok(!document.isDirty);
    assert.deepEqual(Buffer.from(document.getText()), original);
    assert.deepEqual(await bytesOf(document.uri), original);
  }

  /** Keycloak has everything once, the file has all of it, and one undo takes the file back. */
  async function expectDone(): Promise<void> {
    const ready = 'Client open-metadata is ready, and interrupted.env has its settings.';
    await waitUntil('the set-up is done', () => person.messages.some((text) => text.startsWith(ready)), {
      seconds: 60,
    });
    assert.equal(person.messages.length, 2, person.messages.join('\n'));
    assert.equal(await count('clients'), 1);
    assert.equal(await count('users'), 1);
    const client = await stored(realm, 'open-metadata');
    const scopes = client['defaultClientScopes'];
    assert.ok(Array.isArray(scopes) && scopes.includes('email') && scopes.includes('profile'));
    const secret = await storedSecret(keycloak, realm, 'open-metadata');
    const text = document.getText();
    assert.ok(secret && text.includes(secret));
    for (const line of [
      /^AUTHENTICATION_CLIENT_ID=open-metadata\r$/m,
      /^OIDC_CLIENT_ID=open-metadata\r$/m,
      /^OIDC_CALLBACK=https:\/\/om\.acme\.example\/callback\r$/m,
      /^AUTHORIZER_ADMIN_PRINCIPALS=.*admin-user.*\r$/m,
      /^DB_HOST=db # theirs\r$/m,
    ]) {
      assert.match(text, line);
    }
    assert.doesNotMatch(text, /[^\r]\n/);
    assert.ok(await document.save());
    assert.deepEqual(await bytesOf(document.uri), Buffer.from(text));

    await vscode.window.showTextDocument(document);
    await undo(document);
    assert.ok(await document.save());
    assert.deepEqual(await bytesOf(document.uri), original);
  }

  for (const [moment, write] of Object.entries(writes)) {
    for (const [where, cut] of [
      ['before Keycloak hears of it', lostRequest],
      ['after Keycloak has done it', lostAnswer],
    ] as const) {
      it(`leaves the file alone when the connection breaks as ${moment}, ${where}, and Try Again finishes`, async () => {
        const failed = person.openMessage('');
        const { done } = await setUpUntil(write, cut);
        await done;
        const message = await failed;
        assert.match(message.text, new RegExp(`^The connection to ${new URL(proxy.url).host} `));
        assert.deepEqual(message.buttons, ['Try Again', 'Show Log']);
        await expectUntouched();
        proxy.calm();
        message.press('Try Again');
        await expectDone();
      });
    }

    it(`leaves the file alone when it is cancelled while ${moment}, and Go On finishes`, async () => {
      const stopped = person.openMessage('was stopped');
      let began: () => void = () => undefined;
      const hangs = new Promise<void>((resolve) => {
        began = resolve;
      });
      const { done } = await setUpUntil(write, hang(began));
      await hangs;
      await expectUntouched();
      // The Cancel button of the progress that is on the screen.
      await vscode.commands.executeCommand('notification.acceptPrimaryAction');
      await done;
      const message = await stopped;
      assert.match(message.text, /What had been done by then stays\.$/);
      assert.deepEqual(message.buttons, ['Go On']);
      await expectUntouched();
      proxy.calm();
      message.press('Go On');
      await expectDone();
    });
  }
});
