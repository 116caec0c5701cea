export type ProviderId = 'keycloak' | 'auth0';

/** A question asked when a connection is added. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly initial?: string;
  /** Typed into a masked prompt, kept only as the provider asks for it. */
  readonly secret: boolean;
  /** What is wrong with an answer, in words for the user; undefined if nothing is. */
  validate(answer: string): string | undefined;
}

/** A way to sign in as someone who may create clients. */
export interface ConnectionMethod {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly fields: readonly Field[];
}

/** What is remembered of a connection, in plain storage: no secret. */
export interface ConnectionProfile {
  readonly id: string;
  readonly provider: ProviderId;
  /** The provider's base URL, without a trailing slash. */
  readonly url: string;
  readonly method: string;
  /** Answers to the fields that are not secret. */
  readonly answers: Readonly<Record<string, string>>;
  /** Who signed in, as the provider names them. */
  readonly account: string;
}

/** What a session may use of its surroundings. */
export interface SessionHost {
  /** Called when the credential to be kept for the next start changes (a refresh token, a client secret). */
  keepCredential(credential: string): Promise<void>;
  /** One line for the log. Never given a secret. */
  log(line: string): void;
}
