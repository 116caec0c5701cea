import { newId } from '../ids';

/** What an application asked for at /authorize, kept until its user has signed in and the code is exchanged. */
export interface Authorization {
  readonly clientId: string;
  readonly callback: string;
  /** Words of `scope`. */
  readonly scopes: readonly string[];
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly challenge: string | undefined;
  /** The domain where it began, which becomes the issuer. */
  readonly url: string;
}

/** Who signed in, and for what. */
export interface SignedIn {
  readonly authorization: Authorization;
  readonly userId: string;
}

/** What is under way: each ticket is good for one use, but for refresh tokens that do not rotate. */
export interface Tickets<T> {
  give(value: T): string;
  look(ticket: string): T | undefined;
  /** Takes it away. */
  take(ticket: string): T | undefined;
}

export function tickets<T>(): Tickets<T> {
  const given = new Map<string, T>();
  return {
    give(value) {
      const ticket = newId(43);
      given.set(ticket, value);
      return ticket;
    },
    look: (ticket) => given.get(ticket),
    take(ticket) {
      const value = given.get(ticket);
      given.delete(ticket);
      return value;
    },
  };
}

/** The sign-ins of one double. */
export interface Sessions {
  /** Login pages that wait for a user, by their `state`. */
  readonly logins: Tickets<Authorization>;
  readonly codes: Tickets<SignedIn>;
  readonly refreshTokens: Tickets<SignedIn>;
  /** Access tokens for /userinfo. */
  readonly accessTokens: Tickets<SignedIn>;
}

export const newSessions = (): Sessions => ({
  logins: tickets(),
  codes: tickets(),
  refreshTokens: tickets(),
  accessTokens: tickets(),
});
