import type { Command } from './command';
import { check } from './commands/check';
import { convert } from './commands/convert';
import { effective } from './commands/effective';
import { complain, type ExitCode, type Streams } from './streams';

/** Every command there is. A new one is one more line here. */
const commands: readonly Command[] = [check, effective, convert];

const usage = `Usage: ${commands.map(({ synopsis }) => `openmetadata-sso ${synopsis}`).join('\n       ')}

check      finds what is wrong in the single sign-on settings of files. PATH is a file, a folder, in which every
           configuration is checked that git does not ignore, or a pattern such as 'deploy/**/*.yaml'
effective  prints the settings as a server would hold them, as JSON, or why it would not start
convert    prints the settings in another format

  --format text|json|sarif|github   how findings are printed (default: text)
  --fix                             mend what can be mended without asking, in place
  --severity CODE=LEVEL             judge a finding as error, warning, information, hint or off; may be repeated
  --no-ignore                       check what git ignores, too
  --env FILE                        the env file whose variables the server has
  --show-secrets                    print secrets as they are
  --to FORMAT                       openmetadata.yaml, env or helm-values
  --openmetadata-version V          judge by this release, such as 1.12.0 (default: what the file says, else the newest)
  --help                            print this

Exit codes: 0 all is well, 1 errors found, or a server that would not start, 2 wrong usage or a file that cannot be read.
`;

/** Runs the command line and returns its exit code. Writes to `streams`, and to files only where `--fix` asks for it. */
export async function run(args: readonly string[], streams: Streams): Promise<ExitCode> {
  if (args.includes('--help') || args.includes('-h')) {
    streams.out(usage);
    return 0;
  }
  const named = args.findIndex((argument) => commands.some(({ name }) => name === argument));
  const name = args[named] ?? args.find((argument) => !argument.startsWith('-'));
  const command = commands.find((each) => each.name === name);
  const prepared = command?.prepare(args.filter((_, index) => index !== named));
  if (prepared?.ok === true) return prepared.value(streams);
  const wrong = name === undefined ? 'no command given.' : `unknown command '${name}'.`;
  complain(streams, `${prepared?.error ?? wrong}\n\n${usage}`.trimEnd());
  return 2;
}
