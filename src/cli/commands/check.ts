import type { Judgement } from '../../core/analyze';
import type { Release } from '../../core/catalogue/setting';
import { err, ok, type Result } from '../../core/result';
import { parse, releaseFrom } from '../arguments';
import type { Command } from '../command';
import { readConfiguration } from '../configuration';
import { type Core, loadCore } from '../core';
import { fixFile } from '../fix';
import { Neighbours } from '../neighbours';
import type { CheckedFile } from '../output/checkedFile';
import { type Format, isFormat, print } from '../output/formats';
import { severitiesFrom } from '../severities';
import { complain, type ExitCode, type Streams } from '../streams';

interface Options {
  readonly format: Format;
  readonly fix: boolean;
  readonly useIgnore: boolean;
  readonly release: Release | undefined;
  readonly severities: readonly string[];
  readonly paths: readonly string[];
}

/** Finds what is wrong in files, and mends what can be mended without asking. */
export const check: Command = {
  name: 'check',
  synopsis: 'check [--format text|json|sarif|github] [--fix] [--severity CODE=LEVEL]... [--no-ignore] PATH...',
  prepare(args) {
    const options = optionsFrom(args);
    return options.ok ? ok((streams) => run(options.value, streams)) : options;
  },
};

function optionsFrom(args: readonly string[]): Result<Options, string> {
  const parsed = parse(args, {
    format: { type: 'string', default: 'text' },
    fix: { type: 'boolean', default: false },
    severity: { type: 'string', multiple: true, default: [] },
    'no-ignore': { type: 'boolean', default: false },
  });
  if (!parsed.ok) return parsed;
  const { values, positionals: paths } = parsed.value;
  const release = releaseFrom(values['openmetadata-version']);
  const { format, fix } = values;
  if (!isFormat(format)) return err(`--format is text, json, sarif or github, not '${format}'.`);
  if (!release.ok) return release;
  if (paths.length === 0) return err('name at least one file or folder to check.');
  const useIgnore = !values['no-ignore'];
  return ok({ format, fix, useIgnore, release: release.value, severities: values.severity, paths });
}

async function run(options: Options, streams: Streams): Promise<ExitCode> {
  const core = await loadCore();
  const severities = severitiesFrom(options.severities, core.findingCodes);
  if (!severities.ok) {
    complain(streams, severities.error);
    return 2;
  }
  const judgement: Judgement = { severities: severities.value };
  const names = await filesIn(options);
  const fixes = options.fix ? names.map((name) => fixFile(core, name, options.release, judgement)) : [];
  // What was fixed is read anew, because files speak of one another.
  const { files, failures: unread } = checkAll(core, names, options.release, judgement);
  const failures = new Set([...fixes.flatMap((fixed) => (fixed.ok ? [] : [fixed.error])), ...unread]);
  for (const failure of failures) complain(streams, failure);
  print(options.format, { core, files, fixed: fixes.flatMap((fixed) => (fixed.ok ? fixed.value : [])) }, streams);
  if (failures.size > 0) return 2;
  return files.some(({ findings }) => findings.some(({ severity }) => severity === 'error')) ? 1 : 0;
}

/** Each file once, in the order of the arguments. */
async function filesIn({ paths, useIgnore }: Options): Promise<readonly string[]> {
  const { filesFor } = await import('../walk');
  const found = await Promise.all(paths.map((path) => filesFor(path, useIgnore)));
  return [...new Set(found.flat())];
}

function checkAll(
  core: Core,
  names: readonly string[],
  release: Release | undefined,
  judgement: Judgement,
): { readonly files: readonly CheckedFile[]; readonly failures: readonly string[] } {
  const neighbours = new Neighbours();
  const files: CheckedFile[] = [];
  const failures: string[] = [];
  for (const name of names) {
    const read = readConfiguration(core, neighbours, name, release);
    if (!read.ok) {
      failures.push(read.error);
    } else if (read.value !== undefined) {
      const { lens, text, surroundings } = read.value;
      files.push({ ...read.value, findings: core.analyze(lens, text, surroundings, judgement).findings });
    }
  }
  return { files, failures };
}
