import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { startAuth0Double, type Auth0Double } from '../../support/auth0Double/auth0Double';
import { waitUntil } from '../../support/wait';
import { connectTenant } from '../support/auth0';
import { newPerson } from '../support/person';

const run = <T>(command: string, ...args: readonly unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(`openmetadata-sso.${command}`, ...args);

describe('a change at Auth0 that its rate limit holds up', function () {
  this.timeout(90_000);
  let auth0: Auth0Double;
  let connection: string;

  before(async () => {
    auth0 = await startAuth0Double();
    newPerson();
    connection = (await connectTenant(auth0)).id;
  });
  after(async () => {
    await run('removeConnection', { connection });
    await auth0.stop();
    assert.deepEqual(auth0.violations, []);
  });

  const made = (): number => [...auth0.tenant.applications.values()].filter(({ name }) => name === 'Held up').length;

  it('says so in its progress, is cancelled there, and goes on later', async () => {
    const person = newPerson();
    const done = run('createClient', { connection });
    await person.choose('Authorization code');
    await person.type('https://om.acme.example');
    await person.type('Held up');
    assert.match(await person.question(), /Read the plan/);
    // Long enough to press Cancel meanwhile.
    const headers = { 'x-ratelimit-reset': (Math.ceil(Date.now() / 1000) + 10).toString() };
    auth0.fault({ on: { method: 'POST', path: /\/clients$/ }, kind: 'status', status: 429, headers });
    const stopped = person.openMessage('was stopped');
    await person.choose('Apply');
    const waits = /^Setting up single sign-on: .*Auth0 asks to wait \d+ seconds$/;
    await waitUntil('the progress says why it waits', () => person.progress.some((line) => waits.test(line)), {
      seconds: 30,
    });
    // The Cancel button of the progress that is on the screen.
    await vscode.commands.executeCommand('notification.acceptPrimaryAction');
    const message = await stopped;
    assert.equal(message.text, 'Setting up single sign-on was stopped. What had been done by then stays.');
    await done;
    assert.equal(made(), 0);
    const ready = person.openMessage('is ready');
    message.press('Go On');
    await ready;
    assert.equal(made(), 1);
  });
});
