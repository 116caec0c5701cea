import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { extension, ourDiagnostics, problem, show } from '../../integration/support/documents';
import { characters, marked, mistake } from '../mistake';
import { activationTime, changed, countTimers, publishedFor, watchDiagnostics } from './probes';
import { keystrokesVariable, resultsVariable, type EditorTimes, type Keystroke } from './results';

const files = ['chart-values.yaml', 'chart-values-among-others.yaml'];

// The order matters: the first test activates the extension.
describe('speed', () => {
  let activation = Number.NaN;
  const keystrokes: Keystroke[] = [];

  it('activates without a timer or a parser', async () => {
    await show('notes.txt');
    assert.equal(extension().isActive, false);
    watchDiagnostics();
    const timers = countTimers();
    activation = await activationTime();
    const { document } = await show('unrelated.yaml');
    await extension().exports.ready(document.uri);
    assert.deepEqual(ourDiagnostics(document.uri), []);
    const loaded = Object.keys(require.cache).filter((path) => path.startsWith(`${extension().extensionPath}/dist/`));
    assert.deepEqual(
      loaded.map((path) => basename(path)),
      ['extension.js'],
    );
    assert.equal(timers(), 0);
  });

  for (const file of files) {
    it(`answers keys in ${file}`, async () => {
      const editor = await show(file);
      await problem(editor.document, mistake);
      for (let count = 0; count < Number(process.env[keystrokesVariable]); count++) {
        keystrokes.push({ file, ...(await keystroke(editor, count % 2 === 1)) });
      }
    }).timeout(120_000);
  }

  after(() => {
    const times: EditorTimes = { activation, keystrokes };
    writeFileSync(process.env[resultsVariable] ?? '', JSON.stringify(times));
  });
});

/** Types over the character that is mistaken or sound. */
async function keystroke(editor: vscode.TextEditor, isMistaken: boolean): Promise<Omit<Keystroke, 'file'>> {
  const { document } = editor;
  const now = isMistaken ? characters.sound : characters.mistaken;
  const from = document.positionAt(document.getText().indexOf(`      ${marked}${now}\n`) + 6 + marked.length);
  // What is sent to the window arrives in the order in which it is sent.
  editor.selection = new vscode.Selection(from, from.translate(0, 1));
  const [change, publication] = [changed(document), publishedFor(document, isMistaken)];
  const key = performance.now();
  await vscode.commands.executeCommand('type', { text: isMistaken ? characters.mistaken : characters.sound });
  const published = await publication;
  return { fromKey: published - key, fromChange: published - (await change) };
}
