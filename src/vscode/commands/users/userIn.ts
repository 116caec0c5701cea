/** The user that a command was called on; undefined if there is none. */
export function userIn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('user' in argument)) return undefined;
  return typeof argument.user === 'string' ? argument.user : undefined;
}
