import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService, type LanguageService } from 'yaml-language-server';
import type { EditedFile } from './files';
import { readSchema, schemaPath } from './languageServer';
import { expect, median, timed } from './measure';
import { ourMistakes } from './ours';

export interface Medians {
  readonly ours: number;
  readonly theirs: number;
}

/** By turns, so that what else runs on the machine hits both alike. The first turn warms the compiler up and does not count. */
const turns = 10;

/**
 * What a check of the whole file costs after a one-character edit, in this process and without any waiting for a pause.
 * @param edits how many of them count
 */
export async function inProcess(file: EditedFile, edits: { ours: number; theirs: number }): Promise<Medians> {
  const service = languageService(file);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let turn = 0; turn <= turns; turn++) {
    const own = await timesOf(edits.ours / turns, file, (text) => ourMistakes(file, text));
    const other = await timesOf(edits.theirs / turns, file, (text) => theirMistakes(service, file, text));
    if (turn === 0) continue;
    ours.push(...own);
    theirs.push(...other);
  }
  return { ours: median(ours), theirs: median(theirs) };
}

async function timesOf(
  edits: number,
  { sound, mistaken }: EditedFile,
  mistakesIn: (text: string) => number | Promise<number>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    const isMistaken = edit % 2 === 1;
    const { time, result } = await timed(() => mistakesIn(isMistaken ? mistaken : sound));
    expect(result > 0 === isMistaken, `${result.toString()} findings where the mistake is, at edit ${edit.toString()}`);
    times.push(time);
  }
  return times;
}

function languageService({ name }: EditedFile): LanguageService {
  const service = getLanguageService({
    schemaRequestService: () => Promise.reject(new Error('nothing is fetched')),
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  const schema = { uri: pathToFileURL(schemaPath).href, fileMatch: [name], schema: readSchema() };
  service.configure({ validate: true, schemas: [schema] });
  return service;
}

let version = 0;

async function theirMistakes(service: LanguageService, { name, place }: EditedFile, text: string): Promise<number> {
  version += 1;
  const document = TextDocument.create(pathToFileURL(name).href, 'yaml', version, text);
  const found = await service.doValidation(document, false);
  return found.filter(({ range }) => range.start.line === place.line).length;
}
