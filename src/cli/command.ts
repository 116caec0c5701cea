import type { Result } from '../core/result';
import type { ExitCode, Streams } from './streams';

/** One command of the command line. */
export interface Command {
  readonly name: string;
  /** Its line of the usage, without the program's name. */
  readonly synopsis: string;
  /** Reads the arguments behind its name, or says what is wrong with them. */
  prepare(args: readonly string[]): Result<(streams: Streams) => Promise<ExitCode>, string>;
}
