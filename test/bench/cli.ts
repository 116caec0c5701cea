import { testFolder } from '../support/cli';
import { sharedPath } from '../support/shared';
import type { EditedFile } from './files';
import { expect, median, timed } from './measure';
import { mistake } from './mistake';
import { runCli } from './runCli';

/** The command line over some 230 real configurations, or over as many copies of one where those are not at hand. */
export async function cli({ sound, mistaken }: EditedFile, times: number): Promise<number> {
  const folder = testFolder();
  try {
    const planted = folder.file('planted/values.yaml', mistaken);
    const corpus = sharedPath('corpus');
    if (corpus === undefined) {
      for (let index = 0; index < 230; index++) folder.file(`corpus/${index.toString()}/values.yaml`, sound);
    }
    const files = corpus ?? `${folder.path}/corpus`;
    const taken: number[] = [];
    for (let round = 0; round < times; round++) {
      const { time, result } = await timed(() => runCli('check', files, planted));
      expect(result.code === 1, `the command line ended with ${String(result.code)}`);
      const found = result.output.split('\n').some((line) => line.includes(planted) && line.includes(`[${mistake}]`));
      expect(found, 'the command line did not find the mistake');
      taken.push(time);
    }
    return median(taken);
  } finally {
    folder.remove();
  }
}
