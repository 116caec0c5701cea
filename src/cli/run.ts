import { parseArgs } from 'node:util';
import { parseRelease } from '../core/catalogue/releases';
import { err, ok, type Result } from '../core/result';
import { checkFile, type FileFinding } from './check';
import { configurationFiles } from './files';
import { asJson, asText } from './output';

/** Exit codes: 0 no error found, 1 errors found, 2 wrong usage or a file that cannot be read. */
export type ExitCode = 0 | 1 | 2;

export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly release: string | undefined;
  readonly paths: readonly string[];
}

const usage = `Usage: openmetadata-sso check [--format text|json] [--openmetadata-version V] PATH...

Checks the single sign-on settings in openmetadata.yaml, Helm values and env files.
PATH is a file or a folder; in a folder, every such file below it is checked.

  --format text|json           how findings are printed (default: text)
  --openmetadata-version V     judge by this release, such as 1.12.0 (default: what the file says, else the newest)
  --help                       print this

Exit codes: 0 no error, 1 errors found, 2 wrong usage or a file that cannot be read.
`;

/** Runs the command line and returns its exit code. Reads files, writes only to `streams`. */
export async function run(args: readonly string[], streams: Streams): Promise<ExitCode> {
  if (args.includes('--help') || args.includes('-h')) {
    streams.out(usage);
    return 0;
  }
  const options = checkOptions(args);
  if (!options.ok) {
    streams.err(`openmetadata-sso: ${options.error}\n\n${usage}`);
    return 2;
  }
  return check(options.value, streams);
}

function checkOptions(args: readonly string[]): Result<CheckOptions, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: 'string', default: 'text' }, 'openmetadata-version': { type: 'string' } },
    });
    const [command, ...paths] = positionals;
    const release = values['openmetadata-version'];
    const { format } = values;
    if (command !== 'check') return err(command === undefined ? 'no command given.' : `unknown command '${command}'.`);
    if (format !== 'text' && format !== 'json') return err(`--format is text or json, not '${format}'.`);
    if (release !== undefined && parseRelease(release) === undefined)
      return err(`--openmetadata-version is a release such as 1.12.0, not '${release}'.`);
    if (paths.length === 0) return err('name at least one file or folder to check.');
    return ok({ format, release, paths });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

async function check({ format, release, paths }: CheckOptions, streams: Streams): Promise<ExitCode> {
  // Loaded like this it is the very chunk that the extension loads, and ships once.
  const core = await import('../core/language');
  const findings: FileFinding[] = [];
  let unreadable = false;
  for (const file of paths.flatMap((path) => configurationFiles(path))) {
    const checked = checkFile(core, file, release);
    if (checked.ok) findings.push(...checked.value);
    else {
      unreadable = true;
      streams.err(`openmetadata-sso: ${checked.error}\n`);
    }
  }
  streams.out(format === 'json' ? asJson(findings) : asText(findings));
  if (unreadable) return 2;
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}
