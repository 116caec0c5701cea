import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, codeOf, problems, showNew } from '../support/documents';
import { newPerson } from '../support/person';
import { statusCommand } from '../support/status';
import { arrangeRealm, changeClient, clearAway, configuration, replace, run } from './arrange';

const realm = 'Status';

/** Waits until the status leads there, and says why. */
async function leadsTo(title: string, why: RegExp): Promise<void> {
  await waitUntil(`the status leads to ${title}, not to ${statusCommand()?.title ?? 'nothing'}`, () => {
    const command = statusCommand();
    return command?.title === title && why.test(command.tooltip ?? '');
  });
}

describe('the status of a configuration leads to the next step:', function () {
  // Each check waits for Keycloak.
  this.timeout(120_000);

  let connection: string;
  let document: vscode.TextDocument;

  before(async () => {
    connection = await arrangeRealm(realm);
  });
  after(async () => {
    await closeAll();
    await clearAway(realm);
  });

  it('a set-up, while no connection leads to its provider', async () => {
    await run('removeConnection', { connection });
    const text = configuration(realm);
    ({ document } = await showNew('status.yaml', text));
    // What is a matter of production is no concern of this test.
    const codes = [...new Set((await problems(document)).map(codeOf))].join(' ');
    await closeAll();
    ({ document } = await showNew('status.yaml', `# openmetadata-sso-disable ${codes}\n${text}`));
    await leadsTo('Set Up Single Sign-On…', /No connection/);
  });

  it('the check, once one does and nothing is wrong', async () => {
    connection = await arrangeRealm(realm);
    await vscode.window.showTextDocument(document);
    await leadsTo('Check Sign-In', /looks right/);
  });

  it('the problems, while there are some', async () => {
    await replace(document, 'clientType: confidential', 'clientType: confidental');
    await leadsTo('Show Problems', /Each problem/);
    await replace(document, 'clientType: confidental', 'clientType: confidential');
    await leadsTo('Check Sign-In', /looks right/);
  });

  it('the preview of a sign-in, once the check has passed', async () => {
    newPerson();
    await run('checkSignIn');
    await leadsTo('Preview Sign-In…', /ready/);
  });

  it('what was checked, once a check has failed', async () => {
    newPerson();
    await changeClient(realm, { enabled: false });
    await run('checkSignIn');
    await leadsTo('Show Sign-In Checks', /does not agree/);
  });

  it('nowhere in files that are not ours', async () => {
    await showNew('notes.md', 'Nothing of ours.');
    await waitUntil('it is gone', () => statusCommand() === undefined);
    assert.ok(vscode.window.activeTextEditor);
  });
});
