import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startAuth0Double, type Auth0Double } from '../../support/auth0Double/auth0Double';
import { addApplication, type StoredApplication } from '../../support/auth0Double/state';
import { waitUntil } from '../../support/wait';
import { connectTenant } from '../support/auth0';
import { closeAll, showNew, undo } from '../support/documents';
import { everythingShown, newPerson, type Person } from '../support/person';

const openMetadata = 'http://localhost:8585';

const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`openmetadata-sso.${command}`, ...args);

/** Words of another provider. */
const foreign = /\b(?:realms?|clients?(?! ID| secret)|redirect URIs?|web origins?|admin console|Keycloak)\b/i;

// Each test goes on from where the one before has left the tenant, as a person's day would. The extension asks a tenant no
// faster than a free one allows, so each takes some seconds.
describe('Set Up Single Sign-On at Auth0', function () {
  this.timeout(90_000);
  let auth0: Auth0Double;
  let person: Person;

  before(async () => {
    auth0 = await startAuth0Double();
  });
  beforeEach(() => {
    person = newPerson();
  });
  afterEach(async () => {
    assert.deepEqual(auth0.violations, []);
    await closeAll();
  });
  after(() => auth0.stop());

  const connection = (): string => `auth0 ${auth0.url} machine ${auth0.machine.clientId}`;

  const host = (): string => new URL(auth0.url).host;

  function application(name: string): StoredApplication {
    const found = [...auth0.tenant.applications.values()].filter((each) => each.name === name);
    assert.equal(found.length, 1, `one application ${name}`);
    const [only] = found;
    assert.ok(only);
    return only;
  }

  const isThere = (name: string): boolean => [...auth0.tenant.applications.values()].some((each) => each.name === name);

  const isListed = async (text: string): Promise<boolean> => (await person.rows()).some((row) => row.includes(text));

  it('takes an env file to an application that exists, and one undo takes it back', async () => {
    const { document } = await showNew('confidential.env', 'AUTHENTICATION_PROVIDER=auth0\n');
    const original = document.getText();
    const done = run('setUpSingleSignOn');
    assert.match(await person.question(), /The Auth0 tenant to set up/, 'the file says which provider');
    await person.choose('Add connection');
    await person.type(auth0.url);
    await person.choose('Machine-to-machine application');
    await person.choose('Show how to create them');
    await person.question();
    const guide = vscode.window.visibleTextEditors.map((editor) => editor.document.getText()).join('\n');
    assert.match(guide, /`read:client_keys` to read the client secret/);
    await person.choose('Copy the Scopes');
    await person.question();
    assert.match(await vscode.env.clipboard.readText(), /\bread:clients\b[\s\S]*\bcreate:clients\b/);
    await person.choose('I have the credentials');
    await person.type('');
    await person.type(auth0.machine.clientId);
    await person.type('not the secret');
    assert.match(await person.remark(), /secret/i);
    await person.typeAgain(auth0.machine.clientSecret);
    await person.choose('Authorization code');
    await person.type(openMetadata);
    await person.choose('Create OpenMetadata');
    await person.choose('Nobody now');
    assert.match(await person.question(), /Read the plan/);
    await waitUntil('the plan is on the screen', () => isShown(/application OpenMetadata of tenant 127/), {
      seconds: 30,
    });
    assert.ok(!isThere('OpenMetadata'), 'nothing is created before it is accepted');
    assert.equal(document.getText(), original, 'nothing is written before it is accepted');
    await person.choose('Apply');
    await done;

    const created = application('OpenMetadata');
    assert.deepEqual(created.callbacks, [`${openMetadata}/callback`, `${openMetadata}/silent-callback`]);
    assert.equal(created.jwt_configuration?.alg, 'RS256');
    const text = document.getText();
    assert.match(text, idOf('OIDC', created));
    assert.ok(text.includes(created.client_secret));
    assert.match(text, new RegExp(`^AUTHENTICATION_AUTHORITY="?${auth0.url}"?$`, 'm'), 'without a slash at the end');
    assert.equal(person.messages.length, 1, person.messages.join('\n'));
    assert.match(
      person.messages.join(),
      /^Application OpenMetadata is ready, and confidential\.env has its settings\./,
    );

    await vscode.window.showTextDocument(document);
    await undo(document);
    assert.equal(document.getText(), original);
  });

  it('creates a single page application under a name of its own, and writes no secret of it', async () => {
    const { document } = await showNew('public.env', 'AUTHENTICATION_PROVIDER=auth0\n');
    const done = run('setUpSingleSignOn');
    await person.choose(host());
    await person.choose('Implicit');
    await person.type(openMetadata);
    await person.choose('Create an application with another name');
    assert.equal(await person.typed(), 'OpenMetadata');
    await person.type('Data catalogue');
    await person.choose('Nobody now');
    await person.choose('Apply');
    await done;
    const created = application('Data catalogue');
    assert.equal(created.app_type, 'spa');
    const text = document.getText();
    assert.match(text, idOf('AUTHENTICATION', created));
    assert.ok(!text.includes(created.client_secret), 'Auth0 has a secret for it all the same');
    assert.match(person.messages.join(), /^Application Data catalogue is ready, and public\.env has its settings\./);
  });

  it('adopts one that is there, chosen by its name, and says while it waits for Auth0', async () => {
    const { client_id: id } = addApplication(auth0.tenant, {
      name: 'Grafana',
      app_type: 'regular_web',
      callbacks: ['https://grafana.acme.example/login'],
    });
    await showNew('adopted.env', 'AUTHENTICATION_PROVIDER=auth0\n');
    const done = run('setUpSingleSignOn');
    await person.choose(host());
    await person.choose('Authorization code');
    await person.question();
    auth0.fault({
      on: { method: 'GET', path: /\/clients/ },
      kind: 'status',
      status: 429,
      headers: { 'x-ratelimit-reset': (Math.ceil(Date.now() / 1000) + 3).toString() },
    });
    await person.type(openMetadata);
    await waitUntil('the question says what it waits for', async () => /asks to wait/.test(await person.question()), {
      seconds: 20,
    });
    await waitUntil('the applications are listed', () => isListed('Use Grafana'), { seconds: 20 });
    assert.match(await person.question(), /The application that OpenMetadata is at the provider/);
    assert.deepEqual(await person.rows(), [
      '- Use OpenMetadata',
      '- Use Data catalogue',
      '- Use Grafana',
      '- Create an application with another name…',
    ]);
    await person.choose('Use Grafana');
    await person.choose('Nobody now');
    await person.choose('Apply');
    await done;
    const { callbacks = [] } = application('Grafana');
    assert.ok(
      callbacks.includes('https://grafana.acme.example/login') && callbacks.includes(`${openMetadata}/callback`),
    );
    assert.ok(vscode.window.activeTextEditor?.document.getText().includes(id));
  });

  it('inserts the credentials of an application into another file', async () => {
    const { document } = await showNew('other.env', 'AUTHENTICATION_PROVIDER=basic\n');
    const created = application('OpenMetadata');
    const place = { connection: connection(), realm: host(), client: created.client_id };
    const done = run('insertCredentials', place);
    await person.choose('Insert');
    await done;
    assert.ok(document.getText().includes(created.client_secret));
    assert.match(person.messages.join(), /^other\.env has the settings of application OpenMetadata\./);
    await undo(document);
    assert.equal(document.getText(), 'AUTHENTICATION_PROVIDER=basic\n');
  });

  it('renews a secret after saying for how long the old one may go on', async () => {
    const { client_id: client, client_secret: old } = application('OpenMetadata');
    person.willPress('Regenerate Secret', 'Regenerate the secret of OpenMetadata?');
    const done = run('regenerateSecret', { connection: connection(), realm: host(), client });
    await person.tick();
    await done;
    assert.match(person.details.join(), /30 seconds/);
    assert.match(person.messages.at(-1) ?? '', /^Application OpenMetadata has a new secret\./);
    assert.notEqual(application('OpenMetadata').client_secret, old);
  });

  it('writes a request for an administrator in Auth0’s words', async () => {
    await showNew('request.env', `AUTHENTICATION_PROVIDER=auth0\nAUTHENTICATION_AUTHORITY=${auth0.url}\n`);
    const done = run('writeRequest');
    assert.equal(await person.typed(), host());
    await person.type('acme.eu.auth0.com');
    await person.choose('Authorization code');
    await person.type('https://om.acme.example');
    await person.type('OpenMetadata');
    await done;
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    assert.match(text, /Please create an application in tenant \*\*acme\.eu\.auth0\.com\*\* of Auth0\./);
    assert.match(text, /"callbacks": \[\n\s*"https:\/\/om\.acme\.example\/callback"/);
  });

  it('says at once which scopes a connection lacks', async () => {
    auth0.scopes = new Set([...auth0.scopes].filter((scope) => scope !== 'read:client_keys'));
    await connectTenant(auth0);
    assert.ok(person.messages.join().includes(`needs read:client_keys in tenant ${host()}`), person.messages.join());
  });

  it('spoke of it in Auth0’s words, and told no secret', () => {
    const { messages, questions } = everythingShown();
    for (const shown of [messages, questions]) {
      assert.deepEqual(
        shown.split('\n').filter((line) => foreign.test(line)),
        [],
      );
      for (const { client_secret: secret } of auth0.tenant.applications.values()) assert.ok(!shown.includes(secret));
    }
  });
});

/** An ID that begins with a digit is quoted, and so are its quotes. */
const idOf = (prefix: string, { client_id: id }: StoredApplication): RegExp =>
  new RegExp(`^${prefix}_CLIENT_ID=['"]*${id}['"]*$`, 'm');

const isShown = (text: RegExp): boolean =>
  vscode.window.visibleTextEditors.some(({ document }) => text.test(document.getText()));
