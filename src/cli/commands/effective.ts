import { ok, type Result } from '../../core/result';
import { LineIndex } from '../../core/text/lines';
import type { Release } from '../../core/catalogue/setting';
import { onlyPath, parse, releaseFrom } from '../arguments';
import type { Command } from '../command';
import { readOwnConfiguration } from '../configuration';
import { loadCore } from '../core';
import { readText } from '../readFile';
import { complain, type ExitCode, type Streams } from '../streams';

interface Options {
  readonly path: string;
  /** The env file whose variables the server has. */
  readonly env: string | undefined;
  readonly showSecrets: boolean;
  readonly release: Release | undefined;
}

/** Prints what a server would work with, or why it would not start. */
export const effective: Command = {
  name: 'effective',
  synopsis: 'effective [--env FILE] [--show-secrets] PATH',
  prepare(args) {
    const options = optionsFrom(args);
    return options.ok ? ok((streams) => run(options.value, streams)) : options;
  },
};

function optionsFrom(args: readonly string[]): Result<Options, string> {
  const parsed = parse(args, { env: { type: 'string' }, 'show-secrets': { type: 'boolean', default: false } });
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const path = onlyPath(positionals);
  const release = releaseFrom(values['openmetadata-version']);
  if (!path.ok) return path;
  if (!release.ok) return release;
  return ok({ path: path.value, env: values.env, showSecrets: values['show-secrets'], release: release.value });
}

async function run({ path, env, showSecrets, release }: Options, streams: Streams): Promise<ExitCode> {
  const environment = env === undefined ? ok(undefined) : readText(env);
  const core = await loadCore();
  const read = environment.ok ? readOwnConfiguration(core, path, release, environment.value) : environment;
  if (!read.ok) {
    complain(streams, read.error);
    return 2;
  }
  const { file, text, lens, surroundings } = read.value;
  const held = core.effectiveConfiguration(lens, text, surroundings, { showSecrets });
  if (held.ok) {
    streams.out(`${JSON.stringify(held.value, undefined, 2)}\n`);
    return 0;
  }
  const lines = new LineIndex(text);
  for (const { message, range } of held.error) {
    const { line, column } = lines.position(range.start);
    streams.err(`${file}:${(line + 1).toString()}:${(column + 1).toString()} ${message}\n`);
  }
  return 1;
}
