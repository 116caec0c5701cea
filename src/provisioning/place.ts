/** Something at an identity provider: a connection, a realm of it, or a client in that realm. */
export interface Place {
  readonly connection: string;
  readonly realm?: string | undefined;
  readonly client?: string | undefined;
}

/** The place in what a command was called with; undefined if there is none. */
export function placeIn(argument: unknown): Place | undefined {
  if (typeof argument !== 'object' || argument === null || !('connection' in argument)) return undefined;
  const { connection } = argument;
  if (typeof connection !== 'string') return undefined;
  const realm = 'realm' in argument && typeof argument.realm === 'string' ? argument.realm : undefined;
  const client = 'client' in argument && typeof argument.client === 'string' ? argument.client : undefined;
  return { connection, realm, client };
}

/** One string for one place: parts cannot run into one another, whatever characters names have. */
export const placeId = ({ connection, realm, client }: Place): string =>
  [connection, realm, client]
    .filter((part) => part !== undefined)
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/');
