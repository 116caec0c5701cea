import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitUntil } from '../../support/wait';
import { closeAll, set, show } from '../support/documents';
import { codeLenses } from '../support/features';

describe('code lenses', () => {
  afterEach(async () => {
    await set('codeLens', undefined);
    await closeAll();
  });

  it('say what a block configures, and what can be done with it', async () => {
    const { document } = await show('values.yaml');
    const lenses = await codeLenses(document);
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['Keycloak · confidential · realm Data-sec', 'Check Sign-In', 'Set Up…', 'Show Effective Configuration'],
    );
    const known = await vscode.commands.getCommands(true);
    for (const { command, range } of lenses) {
      assert.equal(range.start.line, lenses[0]?.range.start.line);
      assert.ok(command?.command === '' || known.includes(command?.command ?? 'none'));
    }
  });

  it('go when they are switched off', async () => {
    const { document } = await show('values.yaml');
    await set('codeLens', false);
    await waitUntil('there is no lens', async () => (await codeLenses(document)).length === 0);
  });

  it('are not in files that are not ours', async () => {
    const { document } = await show('README.md');
    assert.deepEqual(await codeLenses(document), []);
  });
});
