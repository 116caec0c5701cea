import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, showNew } from '../support/documents';
import { newPerson } from '../support/person';
import { arrangeRealm, clearAway, configuration, pageText, run } from './arrange';

const realm = 'Previews';

describe('Preview Sign-In', () => {
  let connection: string;

  before(async () => {
    connection = await arrangeRealm(realm);
  });
  afterEach(closeAll);
  after(() => clearAway(realm));

  async function previewOf(username: string): Promise<string> {
    const { document } = await showNew('openmetadata.yaml', configuration(realm));
    const person = newPerson();
    const done = run('previewSignIn', document.uri);
    await person.choose(username);
    await done;
    assert.deepEqual(person.messages, []);
    const page = pageText(`Sign-in of ${username}.md`);
    assert.ok(page !== undefined, vscode.workspace.textDocuments.map(({ uri }) => uri.path).join());
    return page;
  }

  /** The claims on the page. */
  const claimsOn = (page: string): Readonly<Record<string, unknown>> =>
    JSON.parse(/```json\n([\s\S]*?)\n```/.exec(page)?.[1] ?? '') as Readonly<Record<string, unknown>>;

  it('shows the claims of an administrator, and why they are one', async () => {
    const page = await previewOf('ada');
    assert.match(page, /^Gets in as \*\*ada\*\*, an administrator\.$/m);
    assert.match(page, /^- adminPrincipals has ada\.$/m);
    assert.match(page, /^- Domain check: passed$/m);
    const claims = claimsOn(page);
    assert.equal(claims['email'], 'ada@acme.example');
    assert.equal(claims['preferred_username'], 'ada');
    assert.equal(claims['aud'], 'open-metadata');
    assert.doesNotMatch(page, /eyJ/);
  });

  it('says why somebody is not an administrator', async () => {
    const page = await previewOf('bob');
    assert.match(page, /^Gets in as \*\*bob\*\*, not an administrator\.$/m);
    assert.match(page, /^- adminPrincipals has ada, and not bob\.$/m);
  });

  it('repeats why OpenMetadata turns somebody away, and that it does not do so to bots', async () => {
    const page = await previewOf('eve');
    assert.match(page, /“Not Authorized! Email does not match the principal domain acme\.example”/);
    assert.match(page, /^- The domain other\.example is not in principalDomain \(acme\.example\)\.$/m);
    assert.match(page, /^## ingestion-bot$/m);
    assert.match(page, /bots are not asked for their domain/);
  });

  it('is about the user, and the file of the realm, that the tree means', async () => {
    await showNew('openmetadata.yaml', configuration(realm));
    await closeAll();
    const person = newPerson();
    await run('previewSignIn', { connection, realm, user: 'bob' });
    assert.deepEqual(person.messages, []);
    assert.match(pageText('Sign-in of bob.md') ?? '', /^# Sign-in of bob$/m);
    await run('previewSignIn', { connection, realm: 'master', client: 'open-metadata' });
    assert.deepEqual(person.messages, ['No file of this workspace signs users in with client open-metadata.']);
  });

  it('needs a connection that leads to the realm', async () => {
    const { document } = await showNew('basic.openmetadata.yaml', 'authenticationConfiguration:\n  provider: basic\n');
    const person = newPerson();
    await run('previewSignIn', document.uri);
    assert.match(person.messages.join(), /^basic\.openmetadata\.yaml names no client/);
  });
});
