import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../src/core/result';
import { openBrowser } from '../support/browser';
import { temporaryDirectory } from '../support/processes';
import { runSuite } from '../integration/runSuite';
import { buildAll, type Suite } from '../integration/suites';
import { keystrokesVariable, resultsVariable, type EditorTimes } from './editor/results';
import type { EditedFile } from './files';

/**
 * What the suite in `editor` measures in a real VS Code, once for each window: activation happens but once in it. An error
 * says why there can be no VS Code here; it throws where there is one and the suite fails in it.
 */
export async function vscode(
  files: readonly EditedFile[],
  { windows, keystrokes }: { readonly windows: number; readonly keystrokes: number },
): Promise<Result<readonly EditorTimes[], string>> {
  const directory = temporaryDirectory('bench');
  const results = join(directory, 'results.json');
  const suite: Suite = {
    name: 'speed',
    workspace: workspaceIn(directory, files),
    tests: join(import.meta.dirname, 'editor'),
    env: { [resultsVariable]: results, [keystrokesVariable]: keystrokes.toString() },
  };
  await buildAll([suite]);
  const browser = await openBrowser().catch(String);
  if (typeof browser === 'string') return err(browser);
  try {
    const times: EditorTimes[] = [];
    for (let window = 0; window < windows; window++) {
      const lines = await runSuite(suite, browser).catch(String);
      if (typeof lines === 'string') return err(lines);
      const failures = lines.flatMap((line) => (line.state === 'failed' ? [`${line.title}: ${line.error}`] : []));
      if (failures.length > 0) throw new Error(failures.join('\n'));
      times.push(JSON.parse(readFileSync(results, 'utf8')) as EditorTimes);
    }
    return ok(times);
  } finally {
    await browser.close();
  }
}

/** The files to type into, and others that are not ours. */
function workspaceIn(directory: string, edited: readonly EditedFile[]): string {
  const folder = join(directory, 'workspace');
  mkdirSync(folder);
  const files = Object.fromEntries(edited.map(({ name, mistaken }) => [name, mistaken]));
  const others = { 'notes.txt': 'Nothing of ours.\n', 'unrelated.yaml': 'replicas: 1\n' };
  for (const [name, text] of Object.entries({ ...files, ...others })) writeFileSync(join(folder, name), text);
  return folder;
}
