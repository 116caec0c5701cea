import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { storedClient } from '../../support/keycloakAdmin';
import { waitUntil } from '../../support/wait';
import { closeAll, fixesFor, problem, set, show, showNew } from '../support/documents';
import { keycloak } from '../support/keycloak';
import { newPerson } from '../support/person';
import { statusText } from '../support/status';
import {
  arrangeRealm,
  changeClient,
  checkLens,
  clearAway,
  clientId,
  configuration,
  liveProblems,
  openMetadata,
  pageText,
  replace,
  run,
} from './arrange';

const realm = 'Checks';
const ready = /^Sign-in is ready \(\d+ checks passed(, \d+ skipped)?(, \d+ notes?)?\)\.$/;

describe('Check Sign-In', () => {
  before(async () => {
    await arrangeRealm(realm);
  });
  afterEach(async () => {
    await set('rules', undefined);
    await closeAll();
  });
  after(() => clearAway(realm));

  const open = async (text = configuration(realm)): Promise<vscode.TextDocument> =>
    (await showNew('openmetadata.yaml', text)).document;

  it('says that a right file is ready, above it and in one message', async () => {
    const document = await open();
    assert.equal(await checkLens(document), undefined);
    const person = newPerson();
    await run('checkSignIn', document.uri);
    assert.equal(person.messages.length, 1, person.messages.join('\n'));
    assert.match(person.messages.join(), ready);
    assert.deepEqual(await liveProblems(document), []);
    const said = (await checkLens(document)) ?? '';
    assert.match(said, /^✓ \d+ checks passed just now$/);
    await waitUntil('the status says the same', () => statusText()?.includes(` · ${said} (`) === true);
  });

  it('shows what every check came to', async () => {
    const document = await open();
    const person = newPerson();
    person.willPress('Show Details', 'Sign-in is ready');
    await run('checkSignIn');
    await waitUntil('there is a page', () => pageText('Sign-in checks of openmetadata.yaml.md') !== undefined);
    const page = pageText('Sign-in checks of openmetadata.yaml.md') ?? '';
    assert.match(page, /with admin rights at Keycloak/);
    assert.match(page, /^## Passed \(\d+\)$/m);
    assert.doesNotMatch(page, /^## Failed/m);
    assert.ok(!page.includes('right-canary-1'));
    assert.ok(!document.isDirty);
  });

  it('points at the setting that is wrong, and at nothing once it says something else', async () => {
    const wrong = `${openMetadata}/elsewhere/callback`;
    const document = await open(
      configuration(realm).replace(/(oidcConfiguration:[\s\S]*callbackUrl: )\S+/, `$1${wrong}`),
    );
    const person = newPerson();
    await run('checkSignIn', document.uri);
    assert.match(person.messages.join(), /^1 of \d+ checks failed\. /);
    assert.deepEqual(await liveProblems(document), [`redirect-uri-refused: ${wrong}`]);
    assert.match((await checkLens(document)) ?? '', /^1 check failed just now$/);
    await waitUntil('the status says the same', () => statusText()?.includes(' · 1 check failed just now (') === true);

    await replace(document, wrong, `${openMetadata}/callback`);
    assert.deepEqual(await liveProblems(document), []);
    assert.equal(await checkLens(document), 'Not checked since the last change');
    assert.equal(person.messages.length, 1);
  });

  it('finds a wrong secret without showing it', async () => {
    const document = await open(configuration(realm).replace('right-canary-1', 'wrong-canary-2'));
    const person = newPerson();
    await run('checkSignIn', document.uri);
    assert.deepEqual(
      (await liveProblems(document)).map((each) => each.replace(/: .*/, '')),
      ['client-secret-wrong'],
    );
    const { message } = await problem(document, 'client-secret-wrong');
    for (const text of [message, ...person.messages]) assert.doesNotMatch(text, /(wrong|right)-canary/);
  });

  it('mends at Keycloak what is wrong there, after showing it, and checks again', async () => {
    await changeClient(realm, { enabled: false });
    const document = await open();
    await run('checkSignIn', document.uri);
    const found = await problem(document, 'client-disabled');
    assert.equal(document.getText(found.range), clientId);
    const fixes = await fixesFor(document, found.range);
    const fix = fixes.find(({ title }) => title === `Enable client ${clientId}`);
    assert.ok(fix?.command, fixes.map(({ title }) => title).join(', '));

    const person = newPerson();
    const args: readonly unknown[] = fix.command.arguments ?? [];
    const done = vscode.commands.executeCommand(fix.command.command, ...args);
    assert.match(await person.question(), /Enable client/);
    assert.equal((await storedClient(keycloak, realm, clientId))?.['enabled'], false, 'nothing is done unasked');
    await person.choose('Apply');
    await done;
    assert.equal((await storedClient(keycloak, realm, clientId))?.['enabled'], true);
    assert.deepEqual(await liveProblems(document), []);
    assert.equal(person.messages.length, 1, person.messages.join('\n'));
    assert.match(person.messages.join(), ready);
  });

  it('looks again where somebody else has mended it meanwhile', async () => {
    await changeClient(realm, { enabled: false });
    const document = await open();
    await run('checkSignIn', document.uri);
    const found = await problem(document, 'client-disabled');
    const fixes = await fixesFor(document, found.range);
    const fix = fixes.find(({ title }) => title === `Enable client ${clientId}`);
    assert.ok(fix?.command, fixes.map(({ title }) => title).join(', '));
    await changeClient(realm, { enabled: true });
    const person = newPerson();
    const args: readonly unknown[] = fix.command.arguments ?? [];
    await vscode.commands.executeCommand(fix.command.command, ...args);
    assert.deepEqual(await liveProblems(document), []);
    assert.match(person.messages.join(), ready);
  });

  it('carries out nothing that no check has offered', async () => {
    const document = await open();
    await run('checkSignIn', document.uri);
    const person = newPerson();
    const request = { kind: 'delete-client', realm, clientId };
    await run('applyRemedy', document.uri, 'whichever', request);
    assert.match(person.messages.join(), /Check sign-in once more/);
    assert.ok(await storedClient(keycloak, realm, clientId));
  });

  it('says nothing of what the user has switched off or silenced', async () => {
    await changeClient(realm, { enabled: false });
    const document = await open(`# openmetadata-sso-disable client-disabled\n${configuration(realm)}`);
    const person = newPerson();
    await run('checkSignIn', document.uri);
    assert.deepEqual(await liveProblems(document), []);
    await set('rules', { 'client-disabled': 'off' });
    const other = (await showNew('other.openmetadata.yaml', configuration(realm))).document;
    await run('checkSignIn', other.uri);
    assert.deepEqual(await liveProblems(other), []);
    await changeClient(realm, { enabled: true });
    for (const message of person.messages) assert.doesNotMatch(message, /disabled/);
  });

  it('forgets what it knew of a file that is closed', async () => {
    const document = await open(configuration(realm).replace('right-canary-1', 'wrong-canary-2'));
    await run('checkSignIn', document.uri);
    assert.equal((await liveProblems(document)).length, 1);
    await closeAll();
    await waitUntil('the document is closed', () => document.isClosed);
    const again = (await show('openmetadata.yaml')).document;
    assert.deepEqual(await liveProblems(again), []);
    assert.equal(await checkLens(again), undefined);
  });

  it('says what is missing in a file that signs nobody in with OpenID Connect', async () => {
    const document = await open('authenticationConfiguration:\n  provider: basic\n');
    const person = newPerson();
    await run('checkSignIn', document.uri);
    assert.match(person.messages.join(), /does not say how users sign in with OpenID Connect/);
    assert.equal(await checkLens(document), undefined);
  });
});

describe('checks on save', () => {
  before(async () => {
    await arrangeRealm('Saved');
  });
  afterEach(async () => {
    await set('checkOnSave', undefined);
    await closeAll();
  });
  after(() => clearAway('Saved'));

  it('happen only where they are switched on, and say nothing', async () => {
    const wrong = configuration('Saved').replace('right-canary-1', 'wrong-canary-2');
    const { document: first } = await showNew('first.openmetadata.yaml', wrong);
    const person = newPerson();
    await replace(first, 'wrong-canary-2', 'wrong-canary-3');
    assert.ok(await first.save());

    await set('checkOnSave', true);
    const { document: second } = await showNew('second.openmetadata.yaml', wrong);
    await replace(second, 'wrong-canary-2', 'wrong-canary-3');
    assert.ok(await second.save());
    await waitUntil('the second file was checked', async () => (await liveProblems(second)).length > 0);
    assert.match((await liveProblems(second)).join(), /^client-secret-wrong: /);
    // Checks go one after the other, so the first would have been by now.
    assert.deepEqual(await liveProblems(first), []);
    assert.equal(await checkLens(first), undefined);
    assert.deepEqual(person.messages, []);

    await replace(second, 'wrong-canary-3', 'right-canary-1');
    assert.ok(await second.save());
    await waitUntil('it was checked again', async () => (await checkLens(second))?.startsWith('✓') === true);
    assert.deepEqual(await liveProblems(second), []);
  });
});
