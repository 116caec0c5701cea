import type { ConversionTarget } from '../../core/convert';
import { err, ok, type Result } from '../../core/result';
import type { Release } from '../../core/catalogue/setting';
import { onlyPath, parse, releaseFrom } from '../arguments';
import type { Command } from '../command';
import { readOwnConfiguration } from '../configuration';
import { loadCore } from '../core';
import { complain, type ExitCode, type Streams } from '../streams';

interface Options {
  readonly path: string;
  readonly target: ConversionTarget;
  readonly release: Release | undefined;
}

/** What the formats are called on the command line. */
const targets: ReadonlyMap<string, ConversionTarget> = new Map([
  ['openmetadata.yaml', 'server-yaml'],
  ['env', 'env-file'],
  ['helm-values', 'helm-values'],
]);

/** Prints the configuration in another format. */
export const convert: Command = {
  name: 'convert',
  synopsis: `convert --to ${[...targets.keys()].join('|')} PATH`,
  prepare(args) {
    const options = optionsFrom(args);
    return options.ok ? ok((streams) => run(options.value, streams)) : options;
  },
};

function optionsFrom(args: readonly string[]): Result<Options, string> {
  const parsed = parse(args, { to: { type: 'string' } });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const path = onlyPath(positionals);
  const release = releaseFrom(values['openmetadata-version']);
  const target = targets.get(values.to ?? '');
  if (target === undefined) return err(`--to is openmetadata.yaml, env or helm-values, not '${values.to ?? ''}'.`);
  if (!path.ok) return path;
  if (!release.ok) return release;
  return ok({ path: path.value, target, release: release.value });
}

async function run({ path, target, release }: Options, streams: Streams): Promise<ExitCode> {
  const core = await loadCore();
  const read = readOwnConfiguration(core, path, release);
  if (!read.ok) {
    complain(streams, read.error);
    return 2;
  }
  const { file, text, lens, surroundings } = read.value;
  const converted = core.convert(lens, text, target, surroundings);
  if (!converted.ok) {
    complain(streams, `cannot convert ${file}: ${converted.error.message}`);
    return 2;
  }
  for (const { name, reason } of converted.value.missing) complain(streams, `${name} is not carried over: ${reason}`);
  streams.out(converted.value.text);
  return 0;
}
