// How fast we are, beside yaml-language-server on the same files in the same run: a table on standard error, and JSON on
// standard output. Nothing fails for being slow, since machines are shared and noisy; a time of something that did not do
// its work does. `--short` repeats less and leaves VS Code out.
import { Console } from 'node:console';
import { parseArgs } from 'node:util';
import { runMain } from '../support/main';
import { cli } from './cli';
import { cold } from './cold';
import { chartValues, longValues, nestedCopies, type EditedFile } from './files';
import { inProcess } from './inProcess';
import { peer } from './languageServer';
import { median, type Measure } from './measure';
import { memory } from './memory';
import { keycloak } from './keycloak';
import { printTable, reportOf, type Report } from './report';
import { full, short, type Repetitions } from './repetitions';
import { build } from './runCli';
import { stdio } from './stdio';
import { vscode } from './vscode';

// What helpers say goes beside the table: standard output is the JSON alone.
globalThis.console = new Console(process.stderr, process.stderr);

const values = chartValues();
const longFile = longValues();

async function main(): Promise<void> {
  const { values: options } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
  const repetitions = options.short ? short : full;
  await build({ anew: !options.short });
  const measures = [
    ...(await edits(repetitions)),
    ...(await starts(repetitions)),
    {
      name: 'heap growth, long file',
      unit: 'MB',
      ours: await memory(repetitions.edited),
      wanted: { atMost: 15 },
    } as const,
  ];
  const editor = await inEditor(repetitions);
  const atKeycloak = await keycloak(repetitions.keycloak);
  const report = reportOf(peer, [...measures, ...atKeycloak, ...editor.measures], editor.skipped);
  printTable(report);
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
}

async function edits({ edits, longEdits }: Repetitions): Promise<readonly Measure[]> {
  const usual = await inProcess(values, edits);
  const long = await inProcess(longFile, longEdits);
  const nested = nestedCopies();
  return [
    { name: `edit, ${linesOf(values)}`, unit: 'ms', ...usual, wanted: { atMost: 2, atMostOfTheirs: 1 / 5 } },
    { name: `edit, ${linesOf(longFile)}`, unit: 'ms', ...long, wanted: { atMost: 5, atMostOfTheirs: 1 / 30 } },
    { name: `edit, ${linesOf(nested)} (20 copies)`, unit: 'ms', ...(await inProcess(nested, longEdits)) },
    { name: 'long file to usual', unit: 'times', ours: long.ours / usual.ours, theirs: long.theirs / usual.theirs },
  ];
}

async function starts({ starts }: Repetitions): Promise<readonly Measure[]> {
  return [
    {
      name: 'process start to findings',
      unit: 'ms',
      ...(await cold(values, starts)),
      wanted: { atMostOfTheirs: 1 / 4 },
    },
    { name: 'command line, 230 files', unit: 'ms', ours: await cli(values, starts), wanted: { atMost: 1500 } },
  ];
}

/** What only an editor can tell. Where VS Code cannot run, the reason is said and everything else stands. */
async function inEditor({ editor, stdioEdits }: Repetitions): Promise<Pick<Report, 'measures' | 'skipped'>> {
  const files = [values, longFile];
  const theirs = [];
  for (const file of files) theirs.push({ file, time: await stdio(file, stdioEdits) });
  const name = 'keys and activation in VS Code';
  if (editor === undefined) return { measures: [], skipped: [{ name, reason: 'A short run leaves it out.' }] };
  const windows = await vscode(files, editor);
  if (!windows.ok) return { measures: [], skipped: [{ name, reason: windows.error }] };
  const keys = windows.value.flatMap(({ keystrokes }) => keystrokes);
  const measures = theirs.flatMap(({ file, time }): readonly Measure[] => {
    const own = keys.filter((key) => key.file === file.name);
    const [fromKey, fromChange] = [median(own.map((key) => key.fromKey)), median(own.map((key) => key.fromChange))];
    const wanted = { atMost: 60, atMostOfTheirs: 1 / 3 };
    return [
      { name: `key to problems, ${linesOf(file)}`, unit: 'ms', ours: fromKey, theirs: time, wanted },
      { name: `change to problems, ${linesOf(file)}`, unit: 'ms', ours: fromChange, theirs: time, wanted },
    ];
  });
  const activation = median(windows.value.map((window) => window.activation));
  return {
    measures: [...measures, { name: 'activation', unit: 'ms', ours: activation, wanted: { atMost: 20 } }],
    skipped: [],
  };
}

const linesOf = ({ lines }: EditedFile): string => `${lines.toLocaleString('en')} lines`;

runMain(main);
