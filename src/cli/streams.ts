/** Exit codes: 0 all is well, 1 errors found or a server that would not start, 2 wrong usage or a file that cannot be read. */
export type ExitCode = 0 | 1 | 2;

export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

/** Says on the error stream what went wrong. */
export const complain = (streams: Streams, sentence: string): void => {
  streams.err(`openmetadata-sso: ${sentence}\n`);
};
