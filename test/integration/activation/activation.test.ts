import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { waitUntil } from '../../support/wait';
import { extension, ourDiagnostics, problems, show, showNew } from '../support/documents';

/** The files of the extension that are in memory: extension host and tests share Node's module cache. */
const loadedFiles = (): readonly string[] =>
  Object.keys(require.cache)
    .filter((path) => path.startsWith(`${extension().extensionPath}/dist/`))
    .map((path) => basename(path));

/** Those of them that load on first use, by name. */
const loadedChunks = (): readonly string[] =>
  loadedFiles().flatMap((name) => /^(?!chunk-)(\w+)-\w+\.js$/.exec(name)?.[1] ?? []);

// The order matters: each test opens a little more than the one before.
describe('activation', () => {
  it('does not happen while nothing relevant is open', async () => {
    await show('notes.md');
    assert.equal(extension().isActive, false);
    assert.deepEqual(loadedFiles(), []);
  });

  it('loads no parser for YAML that is not ours', async () => {
    const { document } = await show('unrelated.yaml');
    await waitUntil('the extension is active', () => extension().isActive);
    await extension().exports.ready(document.uri);
    assert.deepEqual(ourDiagnostics(document.uri), []);
    assert.ok(loadedFiles().includes('extension.js'));
    assert.deepEqual(loadedChunks(), ['start']);
  });

  it('checks the first file that is ours', async () => {
    const { document } = await showNew('openmetadata.yaml', 'authenticationConfiguration:\n  provder: google\n');
    assert.ok((await problems(document)).length > 0);
    assert.deepEqual(loadedChunks(), ['start', 'language']);
  });
});
