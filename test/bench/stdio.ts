import type { EditedFile } from './files';
import { startLanguageServer } from './languageServer';
import { median, timed } from './measure';

/** From a change sent to yaml-language-server to its diagnostics, its pause for typing (200 ms) included. */
export async function stdio(file: EditedFile, edits: number): Promise<number> {
  const server = await startLanguageServer(file);
  try {
    const times: number[] = [];
    for (let edit = 0; edit < edits; edit++) times.push((await timed(() => server.edit(edit % 2 === 1))).time);
    return median(times);
  } finally {
    await server.stop();
  }
}
