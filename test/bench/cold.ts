import { join } from 'node:path';
import { testFolder } from '../support/cli';
import type { EditedFile } from './files';
import type { Medians } from './inProcess';
import { startLanguageServer } from './languageServer';
import { expect, median, timed } from './measure';
import { mistake } from './mistake';
import { runCli } from './runCli';

/** From the start of a process to its first findings: our command line to its end, yaml-language-server to its diagnostics. */
export async function cold(file: EditedFile, times: number): Promise<Medians> {
  const folder = testFolder();
  try {
    const path = folder.file(join('cold', file.name), file.mistaken);
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let round = 0; round < times; round++) {
      const { time, result } = await timed(() => runCli('check', path));
      expect(result.code === 1 && result.output.includes(`[${mistake}]`), 'the command line found no mistake');
      ours.push(time);
      const started = await timed(() => startLanguageServer(file));
      theirs.push(started.time);
      await started.result.stop();
    }
    return { ours: median(ours), theirs: median(theirs) };
  } finally {
    folder.remove();
  }
}
