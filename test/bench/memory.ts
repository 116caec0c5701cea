import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run } from '../support/processes';

/** By how many megabytes the heap is larger after so many edits of the long file than after its first ones. */
export async function memory(edits: number): Promise<number> {
  const program = join(import.meta.dirname, 'heapGrowth.ts');
  const args = ['--expose-gc', '--import', pathToFileURL(require.resolve('tsx')).href, program, edits.toString()];
  const printed = (await run(process.execPath, args)).trim().split('\n').at(-1);
  const bytes = Number(printed);
  if (!Number.isFinite(bytes)) throw new Error(`The heap was not measured: ${String(printed)}`);
  return bytes / 2 ** 20;
}
